import type { InjectionKey } from 'vue'
import type { Step } from '@/time/step'

/** What one click can do about an empty picture. */
export type Remedy =
  | { readonly do: 'retry' }
  | { readonly do: 'last-day' }
  /** The same window in wider buckets, which are kept longer. */
  | { readonly do: 'step'; readonly step: Step }
  /** Where there is something; bounds are bucket starts, epoch ms. */
  | { readonly do: 'range'; readonly from: number; readonly to: number; readonly step: Step }
  | { readonly do: 'cold'; readonly on: boolean }
  /** The page of the layer, with its list of services. */
  | { readonly do: 'list' }
  | { readonly do: 'settings' }
  | { readonly do: 'docs'; readonly href: string }

/** The page does what needs its address; without it only `retry` and `docs` are offered. */
export const APPLY: InjectionKey<(remedy: Remedy) => void> = Symbol('apply')
