import { call, external, repeat, rpc, serve, sometimes, type Visit } from '../steps'
import { profiles, sessions } from './stores'

/** An app asks which seats are free. */
export const seats: Visit = serve(
  'plover::gate',
  { path: '/api/seats/*', components: ['', 'APISIX'] },
  call(
    'plover::seatmap',
    { path: '/seats/{n}', endpoint: 'GET:/seats/{var}', components: ['APISIX', 'Gin'] },
    repeat([1, 4], sessions('GoRedis', 'MGET seat:{n} seat:{n} seat:{n} seat:{n}')),
    sometimes(0.5, external('dynamodb.eu-west-1.amazonaws.com:443', 'AWSDynamoDB', 'POST', '/')),
    sessions('GoRedis', 'GET seat:{n}'),
  ),
)

const devices = profiles(
  'aggregate',
  '{"aggregate":"devices","pipeline":[{"$match":{"owner":"?"}},{"$sort":{"seenAt":-1}}]}',
)

/** An app asks who its user is; profile and promo ask one another. */
export const profileCycle: Visit = serve(
  'plover::gate',
  { path: '/api/profile/*', components: ['', 'APISIX'] },
  rpc(
    'plover::profile',
    '/plover.Profile/Get',
    'APISIX',
    call(
      'plover::promo',
      { path: '/promo/codes/{n}', endpoint: '/promo/codes/{var}', components: ['OKHttp', 'PHP'] },
      rpc('plover::profile', '/plover.Profile/Devices', 'cURL', devices),
    ),
    profiles('find', '{"find":"profiles","filter":{"_id":"?"},"limit":1}'),
  ),
)
