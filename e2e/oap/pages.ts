/** The pages of the product, and what an OAP has to have for each: a field of its `Query` or `Mutation`; `null`: every OAP has it. */
export const PAGES = {
  home: null,
  'all layers': 'listLayers',
  settings: null,
  'a layer, ours': null,
  'a layer, as OAP stores it': 'getAllTemplates',
  'a service, ours': null,
  'a service, as OAP stores it': 'getAllTemplates',
  'instances of a service': 'listInstances',
  'endpoints of a service': 'findEndpoint',
  'an instance': 'listInstances',
  'an endpoint': 'findEndpoint',
  'a call between services': null,
  'a call between instances': 'getServiceInstanceTopology',
  'a call between endpoints': 'getEndpointDependencies',
  'a database': null,
  'a cache': null,
  'a queue': null,
  'a browser app': 'getAllTemplates',
  'a version of a browser app': 'getAllTemplates',
  'a page of a browser app': 'getAllTemplates',
  'one widget': null,
  'map of a layer': 'getGlobalTopology',
  'map around a service': 'getServicesTopology',
  'map of instances': 'getServiceInstanceTopology',
  'map of endpoints': 'getEndpointDependencies',
  hierarchy: 'getServiceHierarchy',
  traces: 'queryBasicTraces',
  'a trace': 'queryTrace',
  logs: 'queryLogs',
  alarms: 'getAlarm',
  events: 'queryEvents',
  'profiling of traces': 'getProfileTaskList',
  'profiling with async-profiler': 'queryAsyncProfilerTaskList',
  dashboards: 'getAllTemplates',
  'editor of a dashboard': 'changeTemplate',
} as const satisfies Readonly<Record<string, string | null>>

export type PageName = keyof typeof PAGES

/** Details of a test: which pages it walks. A page is walked when all its tests passed. */
export const walks = (...pages: readonly PageName[]) => ({
  annotation: pages.map((description) => ({ type: 'page', description })),
})

/** The same, in the short walk too. */
export const walksShortly = (...pages: readonly PageName[]) => ({ ...walks(...pages), tag: '@short' })
