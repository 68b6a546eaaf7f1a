import { sign, type LayerAbout } from '../identity'

export const about: LayerAbout = {
  description: 'Web apps as the browsers of their users see them.',
  documentation: 'https://skywalking.apache.org/docs/main/next/en/setup/service-agent/browser-agent/',
  nouns: { service: ['app', 'apps'], instance: ['version', 'versions'], endpoint: ['page', 'pages'] },
  vital: {
    label: 'Errors',
    expression: 'avg(browser_app_error_rate)/100',
    series: 'browser_app_error_rate/100',
    unit: '%',
    worse: 'high',
    ranks: {
      service: 'top_n(browser_app_error_rate,5000,des)/100',
      instance: 'top_n(browser_app_single_version_error_rate,5000,des)/100',
      endpoint: 'top_n(browser_app_page_error_rate,5000,des)/100',
    },
  },
  signs: [{ label: 'Page views', unit: '/min', ...sign('browser_app_pv') }],
}
