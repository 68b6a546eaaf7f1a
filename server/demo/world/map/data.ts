import type { DetectPoint } from '@/layers/world'
import entitiesText from '../data/entities.json?raw'

/** A service of one layer that runs on a service of another. */
export interface HierarchyData {
  readonly upper: string
  readonly upperLayer: string
  readonly lower: string
  readonly lowerLayer: string
  /** Follows from two others. */
  readonly implied: boolean
}

/** What one process of a pod sends to another; `process@service/instance` runs elsewhere. */
export interface ProcessCallData {
  readonly service: string
  readonly instance: string
  readonly source: string
  readonly target: string
  readonly detectPoints: readonly ('CLIENT' | 'SERVER')[]
}

/** Calls between instances of one service, which calls nobody as a whole. */
export interface InstanceCallData {
  readonly layer: string
  readonly service: string
  readonly source: string
  readonly target: string
  readonly cpm: number
  readonly detectPoints: readonly DetectPoint[]
}

interface Relations {
  readonly instanceCalls: readonly InstanceCallData[]
  readonly hierarchy: readonly HierarchyData[]
  readonly processCalls: readonly ProcessCallData[]
}

export const relations: Relations = JSON.parse(entitiesText)
