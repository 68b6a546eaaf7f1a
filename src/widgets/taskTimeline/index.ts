import { notBuilt } from '../notBuilt'

/** When tasks of continuous profiling ran: not built yet. */
export default notBuilt('TaskTimeline')
