import type { LayerWorld, Reporter } from '../world'

const answers = ({ service }: Reporter): boolean => service.endpoints.length > 0

/** Workloads as eBPF sees them: HTTP where there is something to be called, packets everywhere, and their processes. */
export const world: LayerWorld = {
  layer: 'K8S_SERVICE',
  metrics: [
    { match: /^k8s_service_/ },
    { match: /^kubernetes_service_(?!.*http)/ },
    { match: /^kubernetes_service_.*http/, only: answers },
    { match: /^continuous_profiling_/, only: ({ watched }) => watched },
    { match: /^process_relation_/ },
  ],
}
