import { describe, expect, it } from 'vitest'
import { hearCommand } from '../testing/hear-command.ts'
import { command } from './targets.ts'

const targets = (line: string) => hearCommand(command, line)

describe('targets table', () => {
  it("prints Yubei's 22 rows and flags the three totals that rounding sets apart", async () => {
    const { code, says } = await targets('table --region 500112 --year 2017')
    expect(code).toBe(0)
    const lines = says.split('\n')
    expect(lines.filter((line) => /(街道|镇) .*%/.test(line))).toHaveLength(22)
    expect(lines.find((line) => line.startsWith('洛碛镇'))).toMatch(/农村\s+45,350\s+45%\s+20,408\s+20,408\s*$/)
    expect(lines.find((line) => line.startsWith('常住人口'))).toMatch(/1,215,401\s+1,215,400\s+\+1 \*$/)
    expect(lines.find((line) => line.startsWith('城镇任务'))).toMatch(/171,235\s+171,236\s+171,236\s+-1 \*$/)
    expect(lines.find((line) => line.startsWith('农村任务'))).toMatch(/161,650\s+161,649\s+161,649\s+\+1 \*$/)
    expect(lines.find((line) => line.startsWith('任务合计'))).toMatch(/332,885\s+332,885\s+332,885\s*$/)
    expect(says).toContain('渝北卫健〔2017〕475号')
  })

  it('tells programs the same', async () => {
    const { code, says } = await targets('table --region 500112 --year 2017 --json')
    expect(code).toBe(0)
    const table = JSON.parse(says)
    expect(table.rows).toHaveLength(22)
    expect(table.rows.every(({ difference }: { difference: number }) => difference === 0)).toBe(true)
    expect(table.totals).toEqual({
      persons: { sumOfRows: 1_215_401, printed: 1_215_400, difference: 1 },
      urban: { sumOfRows: 171_235, rateOnTotal: 171_236, printed: 171_236, difference: -1 },
      rural: { sumOfRows: 161_650, rateOnTotal: 161_649, printed: 161_649, difference: 1 },
      total: { sumOfRows: 332_885, rateOnTotal: 332_885, printed: 332_885, difference: 0 },
    })
    expect(table.because[0].document.clause).toBe('附件 2017年度任务分配表')
  })

  it.each(['2016', '2018', '2026'])('has none for %s: a year that is over or not begun is not carried', async (year) => {
    expect(await targets(`table --region 500112 --year ${year}`)).toMatchObject({ code: 1, says: expect.stringContaining(`重庆市渝北区 ${year} 年没有任务分配表`) })
  })

  it('tells a gap to programs', async () => {
    const { code, says } = await targets('table --region 350200 --year 2017 --json')
    expect({ code, answer: JSON.parse(says) }).toMatchObject({ code: 1, answer: { gap: { parameter: 'target.quota_method', kind: 'unknown' } } })
  })

  it.each(['', 'table --region 500112', 'table --region 500112 --year 17', 'table --year 2017', 'list --region 500112 --year 2017'])('"%s" is a mistake', async (line) => {
    const { code, complains } = await targets(line)
    expect(code).toBe(1)
    expect(complains).toContain('--help')
  })
})
