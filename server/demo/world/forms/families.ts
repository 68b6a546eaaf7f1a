import { clusterState } from './infra/clusterState'
import { collectors } from './infra/collectors'
import { disks } from './infra/disks'
import { gateways } from './infra/gateways'
import { hostModes } from './infra/hosts'
import { kubernetes } from './infra/kubernetes'
import { splits } from './infra/lined'
import { scheduled } from './infra/scheduled'
import { postgresql } from './postgresql'
import type { Form } from './reader'
import { clr } from './runtime/clr'
import { golang } from './runtime/golang'
import { jvm } from './runtime/jvm'
import { micrometer } from './runtime/micrometer'
import { nodejs } from './runtime/nodejs'
import { php } from './runtime/php'
import { pools } from './runtime/pools'
import { python } from './runtime/python'
import { ruby } from './runtime/ruby'

/** Metrics that their rule alone would let disagree with their kin. */
export const FAMILIES: ReadonlyMap<string, Form> = new Map(
  [
    jvm,
    micrometer,
    pools,
    clr,
    python,
    golang,
    ruby,
    php,
    nodejs,
    postgresql,
    kubernetes,
    clusterState,
    collectors,
    disks,
    gateways,
    hostModes,
    splits,
    scheduled,
  ].flatMap((family) => Object.entries(family)),
)
