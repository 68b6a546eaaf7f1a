import { computed, watch } from 'vue'
import { useRouter } from 'vue-router'
import { useServicesAndMenu } from '@/query/services'
import { addressOf, slug } from '@/scope/old/link'
import { slugOf } from '@/scope/old/menu'
import { readPart } from '@/scope/segment'

/** A path of titles of this OAP's own menu (`/Group/Entry`), as another UI makes them of it: led to the layer. */
export function useMenuTitles(path: () => string | null): void {
  const router = useRouter()
  const { menu } = useServicesAndMenu()
  const link = computed(() => {
    const parts = path()
      ?.split('/')
      .filter((part) => part !== '')
      .map(readPart)
    if (!parts?.length || !menu.data.value) return null
    return slug(parts, layerOf)
  })

  function layerOf(group: string, entry: string | null): string | null {
    const found = menu.data.value?.find(({ title }) => slugOf(title) === group)
    if (entry === null) return found?.layer || (found?.items[0]?.layer ?? null)
    return found?.items.find(({ title }) => slugOf(title) === entry)?.layer || null
  }

  watch(
    link,
    (to) => {
      if (to?.at !== 'page') return
      const query = router.currentRoute.value.fullPath.split('?')[1] ?? ''
      void router.replace(addressOf(to, query))
    },
    { immediate: true },
  )
}
