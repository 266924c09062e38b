import { competitionLevels, honourLevels, type Outcome, type Test } from './condition.ts'
import { monthInWords } from './day.ts'
import { honoursIn, isListed, prizesIn, withinYears, type Honour, type Prize } from './facts.ts'
import { finding, type Finding, type TestClosure } from './finding.ts'
import { best, worst } from './logic.ts'

/* Rules on honours and on prizes of competitions: one row that fits is enough. */

type Of<Kind extends Test['kind']> = Extract<Test, { kind: Kind }>

/** How one row stands to a rule, and how it reads. */
type RowFinding = Readonly<{ outcome: Outcome; words: string }>

/** The best row decides. Where nobody has said anything of the list yet, the list is what is missing. */
function bestRow(rows: readonly RowFinding[], isSaid: boolean, asked: string, fact: string): Finding {
  if (!isSaid) return finding('evidence-missing', `还没有填报${asked}`)
  const outcome = best(rows.map((row) => row.outcome))
  const words = rows.filter((row) => row.outcome === outcome).map((row) => row.words).join('、')
  const facts: Record<string, string> = rows.length > 0 ? { [fact]: rows.map((row) => row.words).join('、') } : {}
  switch (outcome) {
    case 'met': return finding(outcome, `获得${words}`, facts)
    case 'needs-judgement': return finding(outcome, `填报了${words}，级别、类别或时间须由审核人对照证书认定`, facts)
    case 'evidence-missing': return finding(outcome, `${words}没有填写名次，不能判断`, facts)
    case 'not-met': return finding(outcome, `没有填报${asked}`, facts)
  }
}

const levelName: Readonly<Record<string, string>> = { world: '世界', national: '国家级', provincial: '省级', municipal: '市级', district: '区县级' }
const className: Readonly<Record<string, string>> = { '1': '一类', '2': '二类', 'none': '', 'unknown': '类别不清楚的' }

function window(month: string, years: number | undefined, referenceDay: string): Outcome {
  if (years === undefined) return 'met'
  const within = withinYears(month, years, referenceDay)
  if (within === 'unclear') return 'needs-judgement'
  return within === 'yes' ? 'met' : 'not-met'
}

export function honour(test: Of<'honour'>): TestClosure {
  const asked = [test.withinYears ? `近${test.withinYears}年内` : '', test.levelAtLeast ? `${levelName[test.levelAtLeast]}以上` : '', test.names?.map((name) => `“${name}”`).join('、') ?? '荣誉称号']
  return (answers, { referenceDay }) => {
    const rows = honoursIn(answers).map((row) => ({ outcome: honourOutcome(test, row, referenceDay), words: honourWords(row) }))
    return bestRow(rows, isListed(answers, 'honours'), asked.join(''), '荣誉称号')
  }
}

function honourOutcome({ names, levelAtLeast, withinYears: years }: Of<'honour'>, row: Honour, referenceDay: string): Outcome {
  const named = names === undefined || names.some((name) => row.name.includes(name))
  const high = levelAtLeast === undefined || honourLevels.indexOf(row.level) <= honourLevels.indexOf(levelAtLeast)
  return named && high ? window(row.awardedIn, years, referenceDay) : 'not-met'
}

function honourWords({ name, level, awardedIn }: Honour): string {
  return `“${name}”（${levelName[level]}，${monthInWords(awardedIn)}）`
}

export function competition(test: Of<'competition'>): TestClosure {
  const levels = competitionLevels.filter((level) => test.levels.includes(level)).map((level) => levelName[level]).join('或')
  const classes = test.classes?.map((each) => className[each]).join('、') ?? ''
  const asked = `${test.withinYears ? `近${test.withinYears}年内` : ''}${levels}${classes}竞赛${test.rankAtMost ? `前${test.rankAtMost}名` : '奖项'}`
  return (answers, { referenceDay }) => {
    const rows = prizesIn(answers).map((row) => ({ outcome: prizeOutcome(test, row, referenceDay), words: prizeWords(row) }))
    return bestRow(rows, isListed(answers, 'prizes'), asked, '竞赛奖项')
  }
}

function prizeOutcome(test: Of<'competition'>, prize: Prize, referenceDay: string): Outcome {
  return worst([
    test.levels.includes(prize.level) ? 'met' : 'not-met',
    classOutcome(test.classes, prize.class),
    rankOutcome(rankAsked(test, prize), prize.rank),
    window(prize.awardedIn, test.withinYears, referenceDay),
  ])
}

/** The class is published by the authority and can't be inferred: who doesn't know it leaves it to the reviewer. */
function classOutcome(asked: Of<'competition'>['classes'], held: Prize['class']): Outcome {
  if (asked === undefined) return 'met'
  if (held === 'unknown') return 'needs-judgement'
  return asked.includes(held) ? 'met' : 'not-met'
}

/** A place shared by many counts for less, or for more, as the text says: by the largest size that the team reaches. */
function rankAsked({ rankAtMost, teams }: Of<'competition'>, { teamSize = 1 }: Prize): number | undefined {
  if (!teams) return rankAtMost
  const reached = teams.filter(({ members }) => teamSize >= members)
  return reached.toSorted((one, other) => other.members - one.members)[0]?.rankAtMost ?? rankAtMost
}

function rankOutcome(asked: number | undefined, held: number | undefined): Outcome {
  if (asked === undefined) return 'met'
  if (held === undefined) return 'evidence-missing'
  return held <= asked ? 'met' : 'not-met'
}

function prizeWords({ competition: name, level, class: ofClass, rank, teamSize, awardedIn }: Prize): string {
  const team = teamSize === undefined ? '' : `${teamSize}人团体`
  return `“${name}”（${levelName[level]}${className[ofClass]}竞赛${team}${rank === undefined ? '' : `第${rank}名`}，${monthInWords(awardedIn)}）`
}
