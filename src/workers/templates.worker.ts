import { serve } from './serve'
import { worked, type TemplateAnswer, type TemplateQuestion } from './templates'

serve<TemplateQuestion, TemplateAnswer>(worked)
