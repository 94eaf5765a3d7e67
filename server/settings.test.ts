import { expect, it } from 'vitest'
import { CannotStart } from '#platform/cannot-start.ts'
import { readSettings } from './settings.ts'

it.each(['330100', '330100-hangzhou', '640000-area-51'])('--region %s tries that pack, in a data folder of its own', (region) => {
  const settings = readSettings({}, ['--region', region])
  expect(settings).toMatchObject({ region: region.slice(0, 6), isDemo: true, dataFolder: expect.stringMatching(new RegExp(`/data-${region.slice(0, 6)}$`)) })
  expect(readSettings({}, [`--region=${region}`])).toEqual(settings)
  expect(readSettings({ JIAYI_DATA: '/elsewhere' }, ['--region', region]).dataFolder).toBe('/elsewhere')
})

it.each<[string, NodeJS.ProcessEnv, string[], string]>([
  ['a region that is no pack', {}, ['--region', '3301'], '--region 写政策包的文件夹名或六位代码，例如 --region 640000，不是“3301”'],
  ['a region left out', {}, ['--region'], '不认识的参数：--region'],
  ['a flag nobody knows', {}, ['--regoin', '330100'], '不认识的参数：--regoin 330100'],
  ['a region without its flag', {}, ['330100'], '不认识的参数：330100'],
  ['a region elsewhere', {}, ['--region', '../330100'], '--region 写政策包的文件夹名'],
  ['a scale that is none', {}, ['--scale', 'huge'], '--scale 只能是'],
  ['production in words', { JIAYI_PRODUCTION: 'true' }, [], 'JIAYI_PRODUCTION 只能写 1 或 0'],
  ['a proxy in words', { JIAYI_PROXY: 'yes' }, [], 'JIAYI_PROXY 只能写 1 或 0'],
  ['a region where NODE_ENV says production', { NODE_ENV: 'production' }, ['--region', '330100'], '--region 只用于演示'],
  ['a region in production', { JIAYI_PRODUCTION: '1', JIAYI_ORIGIN: 'https://jiayi.example.cn' }, ['--region', '330100'], '--region 只用于演示'],
  ['a region made whole', {}, ['--region', '330100', '--scale', 'full'], '没有 full 这个规模'],
  ['production without its address', { NODE_ENV: 'production' }, [], 'JIAYI_ORIGIN'],
  ['a port that is none', { PORT: '65536' }, [], 'PORT 应是 0 到 65535 的整数，不是“65536”'],
  ['a clock that is none', { JIAYI_NOW: '明天' }, [], 'JIAYI_NOW 不是时刻：“明天”'],
  ['half a sign-on', { JIAYI_SSO_ISSUER: 'https://sso.example.cn' }, [], '要一起写'],
])('%s is told, and nothing is started', (_, env, args, said) => {
  const read = () => readSettings(env, args)
  expect(read).toThrow(CannotStart)
  expect(read).toThrow(said)
})
