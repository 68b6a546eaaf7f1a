import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { METRIC_STEPS } from '@/time/kept'
import { readMoment } from '@/time/moment'
import type { Range } from '@/time/range'
import { isRecord, onStored, readStored, writeStored } from './storage'

const NAME = 'windows'
const MOST = 8

/** The last windows chosen in this browser, newest first; relative ones stay relative. */
export const useWindows = defineStore(NAME, () => {
  const windows = shallowRef<readonly Range[]>(load())
  onStored(NAME, () => {
    windows.value = load()
  })

  function remember({ from, to, step, cold }: Range): void {
    const range = { from, to, ...(step ? { step } : {}), ...(cold ? { cold } : {}) }
    const others = windows.value.filter((one) => JSON.stringify(one) !== JSON.stringify(range))
    windows.value = [range, ...others].slice(0, MOST)
    writeStored(NAME, { v: 1, windows: windows.value })
  }

  return { windows, remember }
})

function load(): readonly Range[] {
  const stored = readStored(NAME)
  const list = isRecord(stored) && Array.isArray(stored['windows']) ? stored['windows'] : []
  return list.flatMap((one) => readWindow(one) ?? []).slice(0, MOST)
}

const isMoment = (value: unknown): value is string => typeof value === 'string' && 'value' in readMoment(value)

function readWindow(value: unknown): Range | null {
  if (!isRecord(value)) return null
  const { from, to, cold } = value
  if (!isMoment(from) || !isMoment(to)) return null
  const step = METRIC_STEPS.find((one) => one === value['step'])
  return { from, to, ...(step ? { step } : {}), ...(cold === true ? { cold } : {}) }
}
