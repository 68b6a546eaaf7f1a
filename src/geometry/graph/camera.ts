/** A place in the map, in its own units: px at zoom 1, y downwards. */
export interface Point {
  readonly x: number
  readonly y: number
}

export interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** What a canvas shows: the map's place in its middle, so a resize keeps it, and the scale. */
export interface Camera {
  readonly x: number
  readonly y: number
  readonly zoom: number
}

/** Of a canvas, px. */
export interface Extent {
  readonly width: number
  readonly height: number
}

export const MAX_ZOOM = 3
/** A fit never enlarges: names keep their size. */
const FIT_ZOOM = 1

export const toScreen = (camera: Camera, extent: Extent, point: Point): Point => ({
  x: (point.x - camera.x) * camera.zoom + extent.width / 2,
  y: (point.y - camera.y) * camera.zoom + extent.height / 2,
})

export const toMap = (camera: Camera, extent: Extent, point: Point): Point => ({
  x: (point.x - extent.width / 2) / camera.zoom + camera.x,
  y: (point.y - extent.height / 2) / camera.zoom + camera.y,
})

/** The part of the map that is on the canvas, `spare` px more at each side. */
export function seenBox(camera: Camera, extent: Extent, spare = 0): Box {
  const halfWidth = (extent.width / 2 + spare) / camera.zoom
  const halfHeight = (extent.height / 2 + spare) / camera.zoom
  return {
    left: camera.x - halfWidth,
    right: camera.x + halfWidth,
    top: camera.y - halfHeight,
    bottom: camera.y + halfHeight,
  }
}

/** All of the box in the canvas with `margin` px around it, never enlarged. */
export function fit(box: Box, extent: Extent, margin = 48): Camera {
  const room = { width: Math.max(1, extent.width - 2 * margin), height: Math.max(1, extent.height - 2 * margin) }
  const width = Math.max(1, box.right - box.left)
  const height = Math.max(1, box.bottom - box.top)
  const zoom = Math.min(FIT_ZOOM, room.width / width, room.height / height)
  return { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2, zoom }
}

/** Smallest zoom: half of what shows everything, and never more than a tenth. */
export const leastZoom = (box: Box, extent: Extent): number => Math.min(0.1, fit(box, extent).zoom / 2)

/** Scales by `factor`; the map's place under `at` (px of the canvas) stays there. */
export function zoomAbout(camera: Camera, extent: Extent, at: Point, factor: number, least: number): Camera {
  const zoom = Math.min(MAX_ZOOM, Math.max(least, camera.zoom * factor))
  const held = toMap(camera, extent, at)
  return {
    x: held.x - (at.x - extent.width / 2) / zoom,
    y: held.y - (at.y - extent.height / 2) / zoom,
    zoom,
  }
}

export const pan = (camera: Camera, dx: number, dy: number): Camera => ({
  ...camera,
  x: camera.x - dx / camera.zoom,
  y: camera.y - dy / camera.zoom,
})

/** The middle of the canvas never leaves the map, so it cannot be lost. */
export function clamp(camera: Camera, box: Box, least: number): Camera {
  const within = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value))
  return {
    x: within(camera.x, box.left, box.right),
    y: within(camera.y, box.top, box.bottom),
    zoom: within(camera.zoom, least, MAX_ZOOM),
  }
}
