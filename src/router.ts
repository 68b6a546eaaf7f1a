import { createRouter, createWebHistory, type RouteRecordRaw, type Router } from 'vue-router'

const pages = import.meta.glob<readonly RouteRecordRaw[]>('./views/*/route.ts', { eager: true, import: 'default' })

/** `base` is the path the page is served under, `/` or `/prefix/`. Every folder of `views/` with a `route.ts` is a page. */
export const makeRouter = (base: string): Router =>
  createRouter({
    history: createWebHistory(base),
    routes: Object.values(pages).flat(),
    strict: false,
    sensitive: true,
  })
