import { notBuilt } from '../notBuilt'

/** Who talks to whom among the processes of an instance: not built yet. */
export default notBuilt('NetworkProfiling')
