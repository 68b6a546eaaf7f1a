import { computed, shallowRef, watch, type Ref } from 'vue'
import {
  clamp,
  fit,
  leastZoom,
  pan,
  seenBox,
  zoomAbout,
  type Box,
  type Camera,
  type Extent,
  type Point,
} from '@/geometry/graph/camera'

const NOWHERE: Camera = { x: 0, y: 0, zoom: 1 }

/**
 * Where one looks. While `given` is null the whole map is fitted in, whatever its size; a gesture makes it one's own, and
 * `settle` tells the owner at its end.
 */
export function useCamera(given: Ref<Camera | null>, box: () => Box | null, extent: Readonly<Ref<Extent>>) {
  const own = shallowRef<Camera | null>(given.value)
  watch(given, (now) => (own.value = now))
  const camera = computed<Camera>(() => {
    const all = box()
    return own.value ?? (all && extent.value.width > 0 ? fit(all, extent.value) : NOWHERE)
  })
  const least = (): number => {
    const all = box()
    return all ? leastZoom(all, extent.value) : 0.1
  }

  function go(to: Camera): void {
    const all = box()
    own.value = all ? clamp(to, all, least()) : to
  }

  const middle = (): Point => ({ x: extent.value.width / 2, y: extent.value.height / 2 })
  return {
    camera,
    go,
    panBy: (dx: number, dy: number): void => go(pan(camera.value, dx, dy)),
    zoomAt: (factor: number, at: Point = middle()): void =>
      go(zoomAbout(camera.value, extent.value, at, factor, least())),
    /** Everything again, or a part of the map. */
    fitTo(part?: Box | null): void {
      own.value = part ? fit(part, extent.value) : null
    },
    /** Moves only as far as the place needs to be well inside. */
    reveal({ x, y }: Point): void {
      const seen = seenBox(camera.value, extent.value, -80)
      if (x >= seen.left && x <= seen.right && y >= seen.top && y <= seen.bottom) return
      own.value = { ...camera.value, x, y }
    },
    settle(): void {
      given.value = own.value
    },
  }
}
