import { flagOf, KEYS, variableOf } from './keys'

const line = (flag: string, variable: string) => `  --${flag.padEnd(20)} ${variable}`

/** The text of `--help`. */
export const usage = (): string =>
  [
    'npm start -- [--oap http://127.0.0.1:12800] [flags]    page and gateway; without --oap over a demo',
    'npm run demo -- [--port 12800] [--admin-port 17128] [--zipkin-port 9412] [flags]    the demo alone',
    'npm start -- --health    is the gateway that stands here up? Ends with 0 or 1',
    '',
    'Keys as flag and as environment variable; aerie.config.json (or --config FILE) has them too. Later wins:',
    'file, environment, flag.',
    ...Object.keys(KEYS).map((name) => line(flagOf(name), variableOf(name))),
  ].join('\n')
