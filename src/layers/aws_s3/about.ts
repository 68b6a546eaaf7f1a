import { sign, strain, type LayerAbout } from '../identity'

export const about: LayerAbout = {
  description: 'Buckets of the object store of AWS.',
  documentation: 'https://skywalking.apache.org/docs/main/next/en/setup/backend/backend-aws-s3-monitoring/',
  nouns: { service: ['bucket', 'buckets'] },
  vital: { label: 'Latency', unit: 'ms', ...strain('aws_s3_request_latency') },
  signs: [
    { label: 'Requests', unit: '/min', ...sign('aws_s3_all_requests') },
    { label: 'Server errors', unit: '/min', ...sign('aws_s3_5xx') },
  ],
}
