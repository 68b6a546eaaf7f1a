import { createApp } from 'vue'
import { plugin as texts } from '@/i18n/create'
import { pageConfig } from '@/stores/config'
import { makeStores } from '@/stores/create'
import App from './App.vue'
import { makeRouter } from './router'
import './styles/tokens.css'
import './styles/base.css'
import './styles/controls.css'

createApp(App).use(texts).use(makeStores()).use(makeRouter(pageConfig().base)).mount('#app')
