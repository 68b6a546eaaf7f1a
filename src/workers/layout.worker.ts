import { arranged, type FlatLayout } from '@/geometry/graph/arrange'
import type { LayoutQuestion } from './layout'
import { serve } from './serve'

serve<LayoutQuestion, FlatLayout>(({ graph, kind, earlier }) => arranged(graph, kind, earlier))
