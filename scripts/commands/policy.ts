import { answering, BadUsage, type Command } from '../command-line.ts'
import { checkPolicies } from '../policy/check.ts'
import { printBenchmarks, printCoverage, printQuestions, printRules, writeDocuments } from '../policy/documents.ts'
import { printForm } from '../policy/form.ts'
import { printFigures } from '../policy/figures.ts'
import { printSlips } from '../policy/slips.ts'
import { explain } from '../policy/explain.ts'

const verbs: Record<string, (args: string[]) => number | Promise<number>> = { explain, check: checkPolicies, rules: printRules, questions: printQuestions, benchmarks: printBenchmarks, coverage: printCoverage, figures: printFigures, slips: printSlips, documents: writeDocuments, export: async (args) => (await import('../policy/export.ts')).exportPack(args), form: printForm }

export const command: Command = {
  summary: '政策包：某地某日某条规则怎么说、依据在哪；检查全部政策包',
  help: `用法：
  policy explain --region <六位代码> --rule <规则> --on <日期> [--given 名=值 …] [--json]
      某地在某日对某事怎么规定，依据哪份文件哪一条。没有规定时报政策缺口，退出码 1。
      例：policy explain --region 000000 --rule elderly_age --on 2017-06-21
  policy check [--folder 目录] [--json]
      读全部政策包：取值、用例、引用各多少；错处写明文件、行、原因，有错退出码 1。
      有取值而没有用例问到的、有来源而还没有政策包的，写作“提醒”，不算错。
  policy form --entry <目录条目> [--folder 目录] [--json]
      目录的一条可以写哪些字段、哪些词，别的政策包怎样写，用例用哪条规则问。例：policy form --entry contract.ending
  policy rules [--markdown] [--json]         全部规则名
  policy questions --region <六位代码> [--json]  一个政策包尚未回答的问题
  policy benchmarks --region <六位代码> [--json] 一地的文件报告的结果，供对照
  policy coverage                            各政策包对目录的回答
  policy figures [--region <六位代码>] [--json]   来源文件里的每一件，归入哪条取值与用例、哪个问题或哪个基准
  policy slips --region <六位代码> [--folder 目录] [--json]
      逐个改动一个政策包的每个取值，说出改错了没有用例发现的；查得比 check 细，要一会儿
  policy documents                           写出 docs/rules.md、docs/coverage.md 和各政策包的 questions.md
  policy export --region <六位代码> [--on <日期>] --to <目录> [--json]
      把一个政策包连同它取用的写成文件，可以再读、再改、再检查。写 --on 的，是那天起作用的已发布版本
      （数据库须在运行），区县在网页上发布的也在内；不写的，是随产品的文件。用例不在政策包里，不写出。`,
  run: ([verb, ...args]) => answering(() => {
    const run = verb !== undefined && Object.hasOwn(verbs, verb) ? verbs[verb] : undefined
    if (!run) throw new BadUsage(`要写：policy ${Object.keys(verbs).join('|')}`)
    return run(args)
  }),
}
