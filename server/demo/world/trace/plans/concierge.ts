import { call, model, repeat, rpc, serve, work, type Visit } from '../steps'
import { profiles, search } from './stores'

/** Somebody asks the assistant, which asks a model, and another one when that fails. */
export const concierge: Visit = serve(
  'plover::storefront',
  { method: 'POST', path: '/concierge', endpoint: 'POST:/concierge', components: ['', 'Express'] },
  call(
    'plover::concierge',
    {
      method: 'POST',
      path: '/concierge/chat',
      endpoint: 'POST:/concierge/chat',
      components: ['Axios', 'spring-webflux'],
    },
    rpc(
      'plover::profile',
      '/plover.Profile/Get',
      'GRPC',
      profiles('find', '{"find":"profiles","filter":{"_id":"?"},"limit":1}'),
    ),
    repeat([1, 4], search('faq-v2', 'POST /faq-v2/_search {"knn":{"field":"embedding","k":8,"num_candidates":120}}')),
    repeat([1, 4], work('PromptBuilder.append', 2)),
    model('openai', 'spring-ai-openai', 'gpt-4o-mini'),
    model('ollama', 'spring-ai-ollama', 'llama3.1:8b', { instead: true, odds: 0.1 }),
    model('anthropic', 'spring-ai-anthropic', 'claude-haiku-4', { odds: 0.5 }),
    repeat([0, 4], work('ToolCallback.apply', 12)),
  ),
)
