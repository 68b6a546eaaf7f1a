import { createApp } from 'vue'
import { plugin as texts } from '@/i18n/create'
import { useServer } from '@/query/connection'
import { pageConfig } from '@/stores/config'
import { makeStores } from '@/stores/create'
import App from './App.vue'
import { loadPage, makeRouter } from './router'
import './styles/tokens.css'
import './styles/element.css'
import './styles/base.css'
import './styles/controls.css'

const router = makeRouter(pageConfig().base)

// The first question and the page's own code are under way before anything is drawn.
useServer()
  .ready()
  .catch(() => {})
loadPage(router)

// A task of its own: requests leave between this one and that one.
setTimeout(() => createApp(App).use(texts).use(makeStores()).use(router).mount('#app'))
