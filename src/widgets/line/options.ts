import { seriesLook } from '../seriesLook'

/** What a stored Line says about its look. */
export const lineOptions = seriesLook
