import { ageFacts, retirementFacts, retirementWords } from './ageFacts.ts'
import { attested } from './attesting.ts'
import type { Test } from './condition.ts'
import { dayInWords, fullYears, monthNumber, plusDays } from './day.ts'
import { finding, type Finding, type TestClosure } from './finding.ts'
import { choicesIn, chosenIn, chosenLabel, isListed, personIn, rowsIn, textIn, withinYears, type Listing, type Row } from './facts.ts'
import { honour } from './awards.ts'
import { asRead, countOf, together, turnedRound } from './combining.ts'
import type { Form, Interpretation } from './policy.ts'
import { competition } from './prizes.ts'
import { retirementDay, type RetirementCategory } from './retirement.ts'

/** What a rule is compiled against: the form it reads, the condition it belongs to, and how the text is read. */
type Context = Readonly<{ form: Form; condition: string; interpretations?: readonly Interpretation[] }>
/** The same for a part of a rule, with what it takes for said of a list. */
type Compiling = Context & Listing
type Of<Kind extends Test['kind']> = Extract<Test, { kind: Kind }>

export function compileTest(test: Test, context: Context): TestClosure {
  return compilePart(test, { ...context, isSaid: isListed })
}

function compilePart(test: Test, compiling: Compiling): TestClosure {
  switch (test.kind) {
    case 'all':
    case 'any': return together(test.kind, test.of.map((part) => compilePart(part, compiling)))
    case 'count-of': return countOf(test.count, test.of.map((part) => compilePart(part, compiling)))
    // Who lists nothing of the kind has nothing of the kind: an exclusion (不再参加) waits for nobody to say so.
    case 'not': return turnedRound(compilePart(test.of, { ...compiling, isSaid: () => true }))
    case 'level-at-least': return levelAtLeast(test, compiling)
    case 'age-at-most': return ageAtMost(test)
    case 'below-retirement-age': return belowRetirementAge(test)
    case 'answer-is': return answerIs(test, compiling)
    case 'honour': return honour(test, compiling)
    case 'competition': return competition(test, compiling)
    case 'number-at-least': return numberAtLeast(test, compiling)
    case 'rows-at-least': return rowsAtLeast(test, compiling)
    case 'rows-each-term-year': return rowsEachTermYear(test, compiling)
    case 'former-title-needs-news': return formerTitleNeedsNews(test, compiling)
    case 'attested': return attested(test, compiling.form, compiling.condition)
    case 'as-read': return asRead(compilePart(test.of, compiling), otherReadings(test, compiling))
  }
}

function otherReadings({ interpretation, alternatives }: Of<'as-read'>, compiling: Compiling): Parameters<typeof asRead>[1] {
  const readings = compiling.interpretations?.find(({ id }) => id === interpretation)?.alternatives ?? []
  return readings.flatMap(({ id, reading }) => {
    const test = alternatives[id]
    return test ? [{ reading, test: compilePart(test, compiling) }] : []
  })
}

function levelAtLeast({ level }: Of<'level-at-least'>, { form }: Compiling): TestClosure {
  const wanted = chosenLabel(form, 'skillLevel', String(level))
  const found = (value: string): Finding => {
    if (value === '') return finding('evidence-missing', '还没有填写职业资格或职业技能等级')
    const held = chosenLabel(form, 'skillLevel', value)
    const facts = { 技能等级: held }
    // The smaller number is the higher level.
    return Number(value) <= level
      ? finding('met', `所持等级为${held}，达到${wanted}以上`, facts)
      : finding('not-met', `所持等级为${held}，没有达到${wanted}以上`, facts)
  }
  return eachChoiceWorded(form, 'skillLevel', found)
}

function ageAtMost({ years, until }: Of<'age-at-most'>): TestClosure {
  return (answers, { referenceDay }) => {
    const person = personIn(answers)
    if (!person) return finding('evidence-missing', '还没有填写正确的身份证号码，不能计算周岁')
    if (person.birthDay > referenceDay) return notYetBorn(person.birthDay, referenceDay)
    const age = fullYears(person.birthDay, referenceDay)
    const facts = ageFacts(person.birthDay, referenceDay, age)
    if (until === 'birthday') return birthdayFinding(person.birthDay, age, years, referenceDay, facts)
    return age <= years
      ? finding('met', `截至${dayInWords(referenceDay)}满${age}周岁，没有超过${years}周岁`, facts)
      : finding('not-met', `截至${dayInWords(referenceDay)}满${age}周岁，超过了${years}周岁`, facts)
  }
}

/** A slip in a number that is right by its check digit, or in the day that is asked about: no age follows from it, least of all a young one. The sentence is for everybody, so the day of birth stands among the facts alone. */
const notYetBorn = (birthDay: string, referenceDay: string): Finding =>
  finding('evidence-missing', `身份证号码上的出生日期在计算日${dayInWords(referenceDay)}以后，请核对`, { 出生日期: birthDay, 计算日: referenceDay })

/** 生日当天还不超过 — who was so old the day before has had the birthday. */
function birthdayFinding(birthDay: string, age: number, years: number, referenceDay: string, facts: Finding['facts']): Finding {
  const ageBefore = age === years ? fullYears(birthDay, plusDays(referenceDay, -1)) : age
  return ageBefore < years
    ? finding('met', `截至${dayInWords(referenceDay)}没有过${years}周岁生日`, facts)
    : finding('not-met', `截至${dayInWords(referenceDay)}过了${years}周岁生日`, facts)
}

const womanCategories: Readonly<Record<string, RetirementCategory>> = { '50': 'woman-50', '55': 'woman-55' }

function belowRetirementAge({ categoryField }: Of<'below-retirement-age'>): TestClosure {
  return (answers, { referenceDay }) => {
    const person = personIn(answers)
    if (!person) return finding('evidence-missing', '还没有填写正确的身份证号码，不能计算退休年龄')
    if (person.birthDay > referenceDay) return notYetBorn(person.birthDay, referenceDay)
    const category = person.sex === 'male' ? 'man-60' : womanCategories[textIn(answers, categoryField)]
    if (!category) return finding('evidence-missing', '还没有填写女职工的退休类别（50周岁或55周岁）')
    const reached = retirementDay(category, person.birthDay)
    const outcome = referenceDay <= reached ? 'met' : 'not-met'
    return finding(outcome, retirementWords(outcome, reached, referenceDay), retirementFacts(person.birthDay, reached, referenceDay))
  }
}

function answerIs({ field, oneOf }: Of<'answer-is'>, { form }: Compiling): TestClosure {
  const label = form.pages.flatMap(({ fields }) => fields).find(({ id }) => id === field)?.label ?? field
  const wanted = oneOf.map((value) => answerInWords(form, field, value)).join('、')
  const found = (value: string): Finding => {
    if (value === '') return finding('evidence-missing', `还没有填写“${label}”`)
    const words = answerInWords(form, field, value)
    return oneOf.includes(value)
      ? finding('met', `“${label}”填写的是“${words}”`, { [label]: words })
      : finding('not-met', `“${label}”填写的是“${words}”，应为：${wanted}`, { [label]: words })
  }
  return eachChoiceWorded(form, field, found)
}

/** Where there is a choice, there are few answers: what is found of each is put into words once. */
function eachChoiceWorded(form: Form, field: string, found: (value: string) => Finding): TestClosure {
  const known = new Map(['', 'true', 'false', ...choicesIn(form, field)].map((value) => [value, found(value)]))
  return (answers) => {
    const value = chosenIn(answers, field)
    return known.get(value) ?? found(value)
  }
}

function answerInWords(form: Form, field: string, value: string): string {
  if (value === 'true') return '是'
  return value === 'false' ? '否' : chosenLabel(form, field, value)
}

function numberAtLeast({ field, least, unit = '' }: Of<'number-at-least'>, { form }: Compiling): TestClosure {
  const label = form.pages.flatMap(({ fields }) => fields).find(({ id }) => id === field)?.label ?? field
  return (answers) => {
    const held = textIn(answers, field)
    if (held === '') return finding('evidence-missing', `还没有填写“${label}”`)
    const facts = { [label]: `${held}${unit}` }
    return Number(held) >= least
      ? finding('met', `“${label}”填写的是${held}${unit}，达到${least}${unit}`, facts)
      : finding('not-met', `“${label}”填写的是${held}${unit}，没有达到${least}${unit}`, facts)
  }
}

function matching(rows: readonly Row[], where: Readonly<Record<string, readonly string[]>> = {}): readonly Row[] {
  return rows.filter((row) => Object.entries(where).every(([column, values]) => values.includes(row[column] ?? '')))
}

function rowsAtLeast({ field, count, where }: Of<'rows-at-least'>, { form, isSaid }: Compiling): TestClosure {
  const label = form.pages.flatMap(({ fields }) => fields).find(({ id }) => id === field)?.label ?? field
  return (answers) => {
    if (!isSaid(answers, field)) return finding('evidence-missing', `还没有填写“${label}”，要求至少${count}项`)
    const held = matching(rowsIn(answers, field), where).length
    return finding(held >= count ? 'met' : 'not-met', `“${label}”符合要求的有${held}项，要求至少${count}项`, { [label]: `${held}项` })
  }
}

/** A year of the term that is still running can't have failed yet. */
function rowsEachTermYear({ field, monthColumn, count, where, calendarYears }: Of<'rows-each-term-year'>, { form, isSaid }: Compiling): TestClosure {
  const label = form.pages.flatMap(({ fields }) => fields).find(({ id }) => id === field)?.label ?? field
  const yearsOf = calendarYears ? calendarYearsOf : termYearsOf
  return (answers, { referenceDay, termFrom }) => {
    if (termFrom === undefined) return finding('evidence-missing', '还没有登记管理期的起始日')
    if (!isSaid(answers, field)) return finding('evidence-missing', `还没有填写“${label}”，要求管理期内每年至少${count}人`)
    const months = matching(rowsIn(answers, field), where).map((row) => row[monthColumn] ?? '')
    const years = yearsOf(termFrom, referenceDay).map(({ name, holds, isOpen }) => ({ name, isOpen, held: months.filter(holds).length }))
    const facts = Object.fromEntries(years.map(({ name, held }) => [name, `${held}人`]))
    const short = years.filter(({ held }) => held < count)
    const because = short.map(({ name, held }) => `${name}${held}人，要求每年至少${count}人`).join('；')
    if (short.some(({ isOpen }) => isOpen === undefined)) return finding('not-met', because, facts)
    return short.length > 0
      ? finding('needs-judgement', `${because}，但${[...new Set(short.map(({ isOpen }) => isOpen))].join('、')}`, facts)
      : finding('met', `管理期内每年都不少于${count}人`, facts)
  }
}

/** A year as a rule counts it; `isOpen` says why too few in it are not too few yet. */
type CountedYear = Readonly<{ name: string; holds(month: string): boolean; isOpen?: string }>

const STILL_RUNNING = '这一年还没有结束'

function termYearsOf(termFrom: string, referenceDay: string): readonly CountedYear[] {
  const begun = Math.max(Math.ceil((monthNumber(referenceDay) - monthNumber(termFrom)) / 12), 1)
  const ended = fullYears(termFrom, referenceDay)
  const yearOf = (month: string): number => Math.floor((monthNumber(month) - monthNumber(termFrom)) / 12)
  return Array.from({ length: begun }, (_, year) => ({
    name: `管理期第${year + 1}年`, holds: (month) => yearOf(month) === year && monthNumber(month) <= monthNumber(referenceDay), ...(year >= ended && { isOpen: STILL_RUNNING }),
  }))
}

/** 自然年度 — the term may begin in the middle of one: whether so much is asked of a part of a year, people say. */
function calendarYearsOf(termFrom: string, referenceDay: string): readonly CountedYear[] {
  const [first, last] = [termFrom, referenceDay].map((day) => Number(day.slice(0, 4))) as [number, number]
  const begun = termFrom.slice(0, 7)
  return Array.from({ length: Math.max(last - first + 1, 1) }, (_, index) => {
    const year = first + index
    const isPart = year === first && termFrom.slice(5) !== '01-01'
    return {
      name: `${year}年`, holds: (month) => month.slice(0, 4) === String(year) && month >= begun && month <= referenceDay.slice(0, 7),
      ...(year >= last ? { isOpen: STILL_RUNNING } : isPart && { isOpen: '管理期只占这一年的一部分' }),
    }
  })
}

function formerTitleNeedsNews({ field, newsField, withinYears: years }: Of<'former-title-needs-news'>, { isSaid }: Compiling): TestClosure {
  return (answers, { referenceDay }) => {
    const former = answers[field]
    if (typeof former !== 'boolean') return finding('evidence-missing', '还没有填写是否曾获得这一称号')
    if (!former) return finding('met', '没有获得过这一称号，不属于再次推荐', { 曾获称号: '否' })
    if (!isSaid(answers, newsField)) return finding('evidence-missing', `曾获得这一称号，还没有填报近${years}年内新的重大成果和突出贡献`, { 曾获称号: '是' })
    const news = rowsIn(answers, newsField).filter(({ achievedIn = '' }) => withinYears(achievedIn, years, referenceDay) !== 'no')
    const facts = { 曾获称号: '是', [`近${years}年新成果`]: `${news.length}项` }
    return news.length === 0
      ? finding('not-met', `曾获得这一称号，没有填报近${years}年内新的重大成果和突出贡献`, facts)
      : finding('needs-judgement', `曾获得这一称号，填报了近${years}年内的${news.length}项新成果，须由审核人认定是否重大`, facts)
  }
}
