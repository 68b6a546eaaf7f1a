import { BarChart } from 'echarts/charts'
import { use } from 'echarts/core'

/** Teaches ECharts bars. Called by the views that draw them, so that other pages do not load their code. */
export const enableBars = (): void => use([BarChart])
