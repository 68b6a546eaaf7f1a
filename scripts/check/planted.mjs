/** Plants one fault per rule in a copy of the tree's shape and expects the linters to name each: a rule that cannot fail is none. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { root, runTool } from '../lib/process.mjs'

const tag = `planted-${process.pid}`
const planted = [
  { file: `src/time/${tag}.ts`, text: "import { ENTITY_KINDS } from '@/scope/entity'\nexport const kinds = ENTITY_KINDS\n", rule: 'may:time', lint: 'boundaries/dependencies' },
  { file: `src/mqe/${tag}.ts`, text: "import { ref } from 'vue'\nexport const x = ref(0)\n", rule: 'pure:mqe', lint: 'boundaries/dependencies' },
  { file: `src/widgets/${tag}/a.ts`, text: "import { b } from '../line/model'\nexport const a = b\n", rule: 'island:widgets' },
  { file: `src/dashboard/${tag}.ts`, text: "import { toLines } from '@/widgets/line/model'\nexport const a = toLines\n", rule: 'door:widgets' },
  { file: `src/widgets/${tag}/e.ts`, text: "import * as echarts from 'echarts/core'\nexport const e = echarts\n", rule: 'owner:echarts' },
  { file: `server/gateway/${tag}.ts`, text: "import { createDemo } from '../demo/demo'\nexport const d = createDemo\n", rule: 'demo-and-gateway-apart' },
  { file: `src/scope/${tag}-a.ts`, text: `import { b } from './${tag}-b'\nexport const a = () => b\n`, rule: 'no-cycle' },
  { file: `src/scope/${tag}-b.ts`, text: `import { a } from './${tag}-a'\nexport const b = () => a\n` },
  { file: `src/components/${tag}-1.ts`, text: "export * from './state'\n", lint: 'no-restricted-syntax' },
  { file: `src/components/${tag}-2.ts`, text: "export const x = (e: Element) => { e.innerHTML = '' }\n", lint: 'no-restricted-syntax' },
  { file: `src/components/${tag}-3.ts`, text: "export const x = () => fetch('/x')\n", lint: 'no-restricted-syntax' },
  { file: `src/components/${tag}-4.ts`, text: 'export const x: any = 1\n', lint: 'ts/no-explicit-any' },
  { file: `src/components/${tag}-5.ts`, text: 'export const x = () => crypto.randomUUID()\n', lint: 'no-restricted-properties' },
  { file: `src/components/${tag}-6.vue`, text: '<script setup lang="ts">\nconst x = 1\n</script>\n<template><p v-html="x" /></template>\n', lint: 'vue/no-v-html' },
]

for (const { file, text } of planted) {
  mkdirSync(dirname(join(root, file)), { recursive: true })
  writeFileSync(join(root, file), text)
}
const faults = []
try {
  const folders = [...new Set(planted.map(({ file }) => file))]
  const [cruise, lint] = await Promise.all([
    runTool('depcruise', [...folders, '--config', '.dependency-cruiser.mjs', '--output-type', 'json'], { quiet: true }),
    runTool('eslint', ['--format', 'json', ...folders], { quiet: true }),
  ])
  const violations = JSON.parse(cruise.output).summary.violations
  const reports = JSON.parse(lint.output)
  for (const { file, rule, lint: lintRule } of planted) {
    if (rule && !violations.some((violation) => violation.from.endsWith(file) && violation.rule.name === rule)) faults.push(`dependency-cruiser missed ${rule} in ${file}`)
    const messages = reports.find((report) => report.filePath.replaceAll('\\', '/').endsWith(file))?.messages ?? []
    if (lintRule && !messages.some((message) => message.ruleId === lintRule)) faults.push(`eslint missed ${lintRule} in ${file}: ${messages.map((m) => m.message).join('; ') || 'no message'}`)
  }
} finally {
  for (const { file } of planted) rmSync(join(root, file), { force: true })
  rmSync(join(root, 'src', 'widgets', tag), { recursive: true, force: true })
}
for (const fault of faults) console.log(fault)
process.exit(faults.length ? 1 : 0)
