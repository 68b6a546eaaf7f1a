import { createApp } from 'vue'
import { plugin as texts } from '@/i18n/create'
import App from './App.vue'
import { makeRouter } from './router'
import './styles/tokens.css'
import './styles/base.css'
import './styles/controls.css'

const meta = (name: string): string => document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content ?? ''

createApp(App)
  .use(texts)
  .use(makeRouter(meta('aerie-base') || '/'))
  .mount('#app')
