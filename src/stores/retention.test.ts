// @vitest-environment happy-dom
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it } from 'vitest'
import { useRetention } from './retention'

const kept = { days: { MINUTE: 7, HOUR: 15, DAY: 30 }, cold: null }

beforeEach(() => {
  sessionStorage.clear()
  setActivePinia(createPinia())
})

describe('retention', () => {
  it('is known after a reload without asking', () => {
    expect(useRetention().isOld()).toBe(true)
    useRetention().learn(kept)
    setActivePinia(createPinia())
    expect(useRetention().kept).toEqual(kept)
    expect(useRetention().isOld()).toBe(false)
  })

  it.each(['no json', '[]', '{"at":1,"kept":{}}', `{"at":${Date.now()},"kept":{"days":{"MINUTE":"7"}}}`])(
    'bounds nothing by %s',
    (stored) => {
      sessionStorage.setItem('aerie.retention', stored)
      expect(useRetention().kept).toBeNull()
    },
  )
})
