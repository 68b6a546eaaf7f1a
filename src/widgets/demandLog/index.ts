import { notBuilt } from '../notBuilt'

/** The output of a container, read while it is looked at: not built yet. */
export default notBuilt('DemandLog')
