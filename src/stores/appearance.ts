import { watchEffect } from 'vue'
import type { State } from '@/scope/state'
import { useMedia } from './media'
import type { Preferences } from './preferences'

/** Keeps theme, density, contrast and being embedded on `<html>`: the address first, then settings, "auto" by what the system says. */
export function useAppearance(state: () => State, preferences: () => Preferences): void {
  const light = useMedia('(prefers-color-scheme: light)')
  const contrast = useMedia('(prefers-contrast: more)')
  watchEffect(() => {
    const { dataset } = document.documentElement
    const theme = state().theme ?? preferences().theme
    dataset['theme'] = theme === 'auto' ? (light.value ? 'light' : 'dark') : theme
    dataset['density'] = state().density ?? preferences().density
    const wish = preferences().contrast
    if (wish === 'more' || (wish === 'auto' && contrast.value)) dataset['contrast'] = 'more'
    else delete dataset['contrast']
    if (state().embed === true) dataset['embed'] = ''
    else delete dataset['embed']
  })
}
