import { sign, strain, type LayerAbout } from '../identity'

export const about: LayerAbout = {
  description: 'Tables of DynamoDB by the AWS account they belong to.',
  documentation: 'https://skywalking.apache.org/docs/main/next/en/setup/backend/backend-aws-dynamodb-monitoring/',
  nouns: { service: ['account', 'accounts'], endpoint: ['table', 'tables'] },
  vital: {
    label: 'Latency of reads',
    unit: 'ms',
    ...strain('aws_dynamodb_get_successful_request_latency', {
      endpoint: 'aws_dynamodb_endpoint_get_successful_request_latency',
    }),
  },
  signs: [
    { label: 'Throttled reads', unit: '', ...sign('aws_dynamodb_read_throttled_requests') },
    { label: 'Throttled writes', unit: '', ...sign('aws_dynamodb_write_throttled_requests') },
  ],
}
