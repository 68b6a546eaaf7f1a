import { notBuilt } from '../notBuilt'

/** Profiles of Go agents: not built yet. */
export default notBuilt('Pprof')
