import { expect, it } from 'vitest'
import { readSettings } from './settings.ts'

it.each<[NodeJS.ProcessEnv, string[], RegExp]>([
  [{ JIAYI_PRODUCTION: 'true' }, [], /JIAYI_PRODUCTION 只能写 1 或 0/],
  [{ JIAYI_PROXY: 'yes' }, [], /JIAYI_PROXY 只能写 1 或 0/],
  [{ JIAYI_PRODUCTION: '1' }, ['--region', '330100'], /--region 只用于演示/],
  [{ NODE_ENV: 'production' }, ['--region', '330100'], /--region 只用于演示/],
  [{}, ['--region'], /不认识的参数：--region/],
  [{}, ['--regoin', '330100'], /不认识的参数：--regoin 330100/],
  [{}, ['330100'], /不认识的参数：330100/],
  [{}, ['--region', '../330100'], /--region 写政策包的文件夹名/],
  [{}, ['--scale', 'huge'], /--scale 只能是/],
])('%j with %j does not start, and says why', (env, args, why) => {
  expect(() => readSettings(env, args)).toThrow(why)
})

it('a region may be written either way, and has a data folder of its own', () => {
  for (const args of [['--region', '330100-hangzhou'], ['--region=330100']]) expect(readSettings({}, args)).toMatchObject({ region: '330100', isDemo: true, dataFolder: expect.stringMatching(/data-330100$/) })
  expect(readSettings({ JIAYI_PRODUCTION: '1', JIAYI_ORIGIN: 'https://jiayi.example.cn' }, [])).toMatchObject({ isProduction: true, isDemo: false })
})
