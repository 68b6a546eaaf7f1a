import { useTexts } from '@/i18n/texts'

export const text = useTexts('topologyPage', {
  choose: 'Whose map?',
  who: 'Who calls whom',
  all: 'All layers together',
  asking: 'Asking OAP which services report',
  none: 'No service has reported to this OAP yet',
  noneText: 'A map is drawn once two services have called each other.',
})
