import { useTexts } from '@/i18n/texts'
import en from './en.json'

export const t = useTexts('flame', en)
