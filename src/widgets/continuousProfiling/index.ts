import { notBuilt } from '../notBuilt'

/** When processes are profiled on their own: not built yet. */
export default notBuilt('ContinuousProfiling')
