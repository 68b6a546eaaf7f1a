import { seriesModel } from '../series'

/** One line per series of every expression. */
export const lineModel = seriesModel
