import { notBuilt } from '../notBuilt'

/** Profiles by eBPF of the processes of a service: not built yet. */
export default notBuilt('Ebpf')
