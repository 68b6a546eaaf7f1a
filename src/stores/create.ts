import { createPinia } from 'pinia'

export const makeStores = createPinia
