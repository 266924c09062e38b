import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { certificate, elderFrame, endedNotice, explained, frame, home, listOf, noticeOf, people, policies, provisionalNotice, roundData, samples, wrongObjection } from '../../test/site/samples.ts'
import { clausesOf } from '../policy/clauses.ts'
import { partsOf, type Test } from '../policy/condition.ts'
import { siteLinks } from './links.ts'
import * as pages from './pages.ts'

const hostile = `"><script>alert('𠮷')</script>`
const KIB = 1_024

describe.each(samples)('the page $name', ({ path, page }) => {
  const markup = page(frame)

  it('works without script and carries none', () => {
    expect(markup).not.toMatch(/<script|\son\w+=|javascript:/i)
  })

  it('brings its style along, and asks for nothing else', () => {
    expect(markup).not.toMatch(/<(?:link rel="(?!icon)|img|iframe|object|embed)|\sstyle=|url\((?!data:)|@import|\ssrc=/)
  })

  it('fits into 20 KB on its way', () => {
    expect(gzipSync(markup).length).toBeLessThanOrEqual(20 * KIB)
  })

  it('says its language, has one title, one main part and a way past the header', () => {
    expect(markup).toMatch(/^<!doctype html>\n<html lang="zh-CN"[ >]/)
    expect([markup.match(/<h1[ >]/g)?.length, markup.match(/<main id="content"/g)?.length, markup.match(/<a class="skip" href="#content">/g)?.length]).toEqual([1, 1, 1])
  })

  it('names every table and the header of each of its rows', () => {
    const tables = markup.match(/<table[\s\S]*?<\/table>/g) ?? []
    for (const table of tables) {
      expect(table).toMatch(/<caption[^>]*>[^<]+<\/caption>/)
      expect(table.match(/<th scope="row"/g)?.length).toBe((table.match(/<tr /g)?.length ?? 0) - 1)
    }
  })

  it('uses each id once, and every link within it leads somewhere', () => {
    const ids = [...markup.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
    expect(ids).toEqual([...new Set(ids)])
    expect([...markup.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id).filter((id) => !ids.includes(id))).toEqual([])
  })

  it('is the same in large type but for the switch', () => {
    const elder = page(elderFrame)
    expect(elder).toContain('<html lang="zh-CN" data-elder')
    expect(elder).toContain('>标准版</a>')
    expect(elder).toContain(`href="${siteLinks.elder(false, path)}"`)
    expect(page(frame)).toContain(`href="${siteLinks.elder(true, path)}"`)
  })
})

it('what was typed by strangers stays text in every page', () => {
  const person = { name: hostile, unit: hostile, occupation: hostile }
  const notice = { id: hostile, title: hostile }
  const written = [
    pages.noticePage({ ...noticeOf(1), ...notice, candidates: [{ ...person, application: hostile, period: { kind: 'not-started' } }] }, frame),
    pages.objectionPage({ ...wrongObjection, notice, key: hostile, candidates: [{ ...person, application: hostile, period: { kind: 'not-started' } }], typed: { application: hostile, name: hostile, contact: hostile, facts: `</textarea>${hostile}`, evidence: hostile } }, frame),
    pages.listPage({ ...listOf(1), holders: [{ ...person, number: hostile }] }, frame),
    pages.certificatePage({ kind: 'not-found', number: hostile }, frame),
    pages.verifyPage({ typed: hostile, problem: hostile }, frame),
    pages.receivedPage({ notice, receipt: hostile, receivedAt: '2024-09-03T00:00:00.000Z', progress: { kind: 'checking', isGivenUp: false } }, frame),
    pages.errorPage({ reference: hostile }, frame),
  ]
  for (const markup of written) {
    expect(markup).not.toContain('<script')
    expect(markup).toContain('&lt;script&gt;alert(&#39;𠮷&#39;)&lt;/script&gt;')
  }
  expect(written[1]).toContain('&lt;/textarea&gt;')
})

describe('a list of thirty names', () => {
  it.each([['the notice', pages.noticePage(noticeOf(30), frame)], ['the published list', pages.listPage(listOf(30), frame)]])('fits into 20 KB: %s', (_, markup) => {
    expect(markup.match(/<th scope="row"/g)?.length).toBe(30)
    expect(gzipSync(markup).length).toBeLessThanOrEqual(20 * KIB)
  })
})

describe('the publicity notice 公示', () => {
  it('prints each last day, and says where the period has not begun', () => {
    const [first, , third, fourth] = noticeOf(4).candidates
    const markup = pages.noticePage({ ...noticeOf(4), candidates: [first, third, fourth].filter((each) => each !== undefined) }, frame)
    const cells = [...markup.matchAll(/data-label="公示最后一天">(.*?)<\/td>/g)].map(([, cell]) => cell)
    expect(cells).toEqual(['2024年9月6日', '2024年9月9日', '<span class="pending">单位尚未张贴，公示期未起算</span>'])
  })

  it('says that a day of a year without a calendar is provisional, beside the day and at the top', () => {
    const markup = pages.noticePage(provisionalNotice, frame)
    expect(markup.match(/（暂定：当年放假安排尚未公布，公布后可能调整）/g)?.length).toBe(1 + provisionalNotice.candidates.length)
  })

  it('offers the objection while it runs', () =>
    expect(pages.noticePage(noticeOf(1), frame)).toContain(`href="${siteLinks.objection('n-2024')}"`))

  it('says so where nobody on it can be shown', () =>
    expect(pages.noticePage({ ...noticeOf(1), candidates: [] }, frame)).toContain('现在没有可以在网上公开的候选人'))
})

describe('the receipt of an objection 回执', () => {
  const received = (progress: pages.ObjectionProgress): string =>
    pages.receivedPage({ notice: { id: 'n-2024', title: '公示' }, receipt: 'o-1', receivedAt: '2024-09-03T00:00:00.000Z', progress }, frame)

  it('says that the number alone does not find it again on the web', () =>
    expect(received({ kind: 'checking', isGivenUp: false })).toContain('请收藏本页：只凭回执编号不能在网上查询。'))

  it('says that the person is held while it is looked into, and no longer once there is a finding', () => {
    expect(received({ kind: 'checking', isGivenUp: false })).toContain('被反映人的选拔暂停，直到异议有结论')
    expect(received({ kind: 'checking', isGivenUp: true })).toContain('本轮选拔已经终止，没有人入选；您的异议仍要核实、答复。')
    expect(received({ kind: 'checking', isGivenUp: true })).not.toContain('暂停')
    expect(received({ kind: 'settled', settledOn: '2024-09-10' })).not.toContain('暂停')
    expect(received({ kind: 'settled', settledOn: '2024-09-10' })).toContain('2024年9月10日已有结论，等待答复')
  })

  it.each([['phone', '已用电话方式答复'], ['unreachable', '按所留方式联系不上']] as const)('says that the objector was answered: %s', (way, words) =>
    expect(received({ kind: 'answered', settledOn: '2024-09-10', answeredOn: '2024-09-11', way })).toContain(words))
})

describe('a notice whose period is over 公示已结束', () => {
  const markup = pages.endedNoticePage(endedNotice, frame)

  it('says that it ended, what it was about and what came of it', () => {
    expect(markup).toContain('公示已于2024年8月26日24时结束。')
    expect(markup).toContain('2024年度演示市首席技师选拔候选人，共12人')
    expect(markup).toContain(`href="${siteLinks.list('r-2024')}"`)
    expect(pages.endedNoticePage({ ...endedNotice, list: undefined }, frame)).not.toContain(siteLinks.list('r-2024'))
  })

  it('takes no more objections, and tells where to turn', () => {
    expect(markup).not.toContain(siteLinks.objection('n-2024'))
    expect(markup).toContain('仍可以向受理部门反映')
  })
})

it('a call with fewer places than the text names says both numbers, since the text is quoted beside it', () => {
  expect(pages.roundPage(roundData, frame)).toContain('10名（拟选拔）')
  expect(pages.roundPage({ ...roundData, seats: 2 }, frame)).toContain('2名（原文：拟选拔10名）')
})

describe('the call of a round that is over 已办结', () => {
  const over: pages.RoundData = { ...roundData, stageName: '已办结', applyBy: { kind: 'over', lastDay: '2024-07-24' } }

  it('leads to the list and to the notice that went before it', () => {
    const markup = pages.roundPage({ ...over, notice: { id: 'n-2024', stage: 'over' }, list: 'r-2024' }, frame)
    expect([...markup.matchAll(/<p class="note[^>]*><a href="([^"]+)">([^<]+)</g)].map(([, href, words]) => [href, words])).toEqual([
      [siteLinks.list('r-2024'), '本轮名单已经公布'], [siteLinks.notice('n-2024'), '本轮候选人的公示已经结束'],
    ])
    expect(pages.roundPage({ ...over, notice: { id: 'n-2024', stage: 'taken-down' } }, frame)).toContain('本轮候选人的公示已经撤下')
  })

  it('invites nobody to apply any more', () => {
    expect(pages.roundPage(roundData, frame)).toContain('>登录申报</a>')
    expect(pages.roundPage(over, frame)).not.toContain('登录申报')
  })

  it('says that it chose nobody, on the front page too', () => {
    expect(pages.roundPage({ ...over, isWithout: true }, frame)).toContain('<p class="lead">本轮已经办结，无人入选。</p>')
    expect(pages.homePage({ ...home, without: [{ id: 'r-2021', title: '2021年度选拔' }] }, frame)).toContain(`<a href="${siteLinks.round('r-2021')}">2021年度选拔</a></h3><p class="soft">已经办结，没有人当选。`)
    expect(pages.homePage({ ...home, without: [] }, frame)).not.toContain('无人入选')
  })
})

it('the check of a certificate says for how many years the title is granted, where that is known', () => {
  const granted = (termYears: number | undefined): string => pages.certificatePage({ ...certificate, termYears } as pages.CertificateData, frame)
  expect(granted(4)).toContain('<dt>管理期</dt><dd>4年</dd>')
  expect(granted(undefined)).not.toContain('管理期')
})

it('the record says how to check it before it lists what is checked', () => {
  const markup = pages.recordPage({ checkpoints: [{ size: 3, root: 'a'.repeat(64), signature: 's', at: '2024-09-03T00:00:00.000Z' }], algorithms: 'SM3', publicKey: 'k' }, frame)
  expect(markup.indexOf('怎么核对')).toBeLessThan(markup.indexOf('a'.repeat(64)))
})

it('the published list leads to the notice that went before it', () => {
  expect(pages.listPage({ ...listOf(1), notice: 'n-2024' }, frame)).toContain(`公布以前<a href="${siteLinks.notice('n-2024')}">公示</a>过。`)
  expect(pages.listPage({ ...listOf(1), notice: undefined }, frame)).not.toContain('/notices/')
})

describe('the objection form 异议', () => {
  const markup = pages.objectionPage(wrongObjection, frame)

  it('sums up every error and leads to its field', () => {
    const summary = /<div class="errors"[\s\S]*?<\/div>/.exec(markup)?.[0] ?? ''
    expect([...summary.matchAll(/href="#([^"]+)"/g)].map(([, field]) => field)).toEqual(['name', 'facts'])
    expect([...markup.matchAll(/id="(\w+)" name="\w+" aria-describedby="\w+-hint \w+-error" aria-invalid="true"/g)].map(([, field]) => field)).toEqual(['name', 'facts'])
    expect(markup).toContain('<title>有错误：提出异议 - 演示市首席技师</title>')
  })

  it('keeps every word that was typed, a first empty line included', () => {
    expect(markup).toContain('value="a-2" checked>')
    expect(markup).toContain('value="0631-5231234"')
    expect(markup).toContain('不属实。</textarea>')
    expect(markup).toContain('rows="4">\n\n第一行证据 &lt;b&gt;</textarea>')
  })

  it('is sent as a plain form with the key of this intention', () => {
    expect(markup).toContain('<form action="/notices/n-2024/object" method="post" accept-charset="utf-8" novalidate>')
    expect(markup).toContain('<input type="hidden" name="key" value="k-1">')
  })

  it('offers only those whose notice still hangs, and no form when none does', () => {
    const ended = { kind: 'over', lastDay: '2024-09-02' } as const
    const [first, ...others] = wrongObjection.candidates.map((candidate, index) => index === 0 ? { ...candidate, period: ended } : candidate)
    const some = pages.objectionPage({ ...wrongObjection, refusals: [], candidates: [first, ...others].filter((each) => each !== undefined) }, frame)
    expect(some.match(/type="radio"/g)?.length).toBe(others.length)
    expect(some).not.toContain('value="a-1"')
    const none = pages.objectionPage({ ...wrongObjection, refusals: [], candidates: wrongObjection.candidates.map((candidate) => ({ ...candidate, period: ended })) }, frame)
    expect(none).not.toContain('<form')
    expect(none).toContain('名单不再公示，网上不再受理异议')
  })
})

describe('checking a certificate 证书查验', () => {
  it('reads a number as it is printed, whatever keyboard typed it', () => {
    expect(['２０２４－００３', ' 2024—003 ', '2024–003\u200b', '2024-003'].map(pages.certificateNumberIn)).toEqual(['2024-003', '2024-003', '2024-003', '2024-003'])
    expect(['2024-3', '2024003', '2024-1003', 'ABC-3'].map(pages.certificateNumberIn)).toEqual(['2024-003', '2024-003', '2024-1003', 'ABC-3'])
    expect([pages.certificateNumberIn(' \t'), pages.certificateNumberIn('9'.repeat(61))]).toEqual([undefined, undefined])
  })

  it('does not call a certificate false that is only not public', () => {
    const markup = pages.certificatePage({ kind: 'not-found', number: '2024-999' }, frame)
    expect(markup).toContain('公开的登记中没有编号“2024-999”。')
    expect(markup).toContain('按规定不对外公开的证书，在这里查不到。')
  })
})

describe.each(explained)('the measure $policy.id explained 办法解读', ({ policy, source }) => {
  const markup = pages.policyPage({ policy, source }, frame)

  it('shows every stage, condition, material and reading with its quote', () => {
    const rules = [...policy.stages, ...policy.conditions, ...policy.materials, ...policy.interpretations]
    expect(rules.length).toBeGreaterThan(0)
    expect(rules.filter(({ quote }) => !markup.includes(`</a>${quote}</p>`))).toEqual([])
    expect(policy.interpretations.filter(({ reading }) => !markup.includes(`<p>${reading}</p>`))).toEqual([])
  })

  it('says of every reading that was not taken what it would change, or why that can’t be said', () => {
    const others = policy.interpretations.flatMap(({ id, alternatives = [] }) => alternatives.map((other) => ({ ...other, of: id })))
    expect(others.filter(({ reading }) => !markup.includes(`没有采用的读法：${reading}</p>`))).toEqual([])
    expect(others.filter(({ notComputed }) => notComputed !== undefined && !markup.includes(`系统不推算：${notComputed}</p>`))).toEqual([])
    expect(markup.match(/<li>换成这种读法，对/g)?.length ?? 0).toBeGreaterThanOrEqual(others.filter(({ notComputed }) => notComputed === undefined).length)
  })

  it('says of what the text leaves open that it does', () => {
    const { title } = policy
    const ofTitle = [title?.termStart, title?.prizeFen, title?.allowance?.paid, title?.allowance?.firstPayment, title?.allowance?.lastPaidMonth, title?.revocation?.chain, title?.reverification?.when, title?.reverification?.leadsTo]
    const open = [...ofTitle, policy.cadence, policy.reportDeadline, policy.termYears, policy.allowanceFenPerMonth, ...policy.stages.flatMap(({ notice, localNotice, criteria }) => [notice, localNotice, criteria])].filter((value) => value?.stated === false)
    expect(open.length).toBeGreaterThan(0)
    expect(markup.match(/文件没有写明/g)?.length).toBe(open.length)
  })

  it('says of each duty who owes it, and when a holder is looked at again', () => {
    const { duties = [], reverification } = policy.title ?? {}
    const debtors = { holder: '本人', unit: '用人单位', department: '有关部门' }
    expect(duties.filter(({ title, by }) => !markup.includes(`<p>${title}（${by.map((each) => debtors[each]).join('、')}）</p>`))).toEqual([])
    expect(markup.includes('何时办理')).toBe(reverification !== undefined)
  })

  it('says by what a prize is graded, beside each condition that asks for one', () => {
    const asksForPrizes = (test: Test): boolean => test.kind === 'competition' || partsOf(test).some(asksForPrizes)
    const asking = [...policy.conditions, ...policy.title?.reverification?.conditions ?? []].filter(({ test }) => asksForPrizes(test))
    expect(markup.match(/没有列入名录的，或者填报的与名录不同的，由审核人核对主办单位的文件后认定/g)?.length ?? 0).toBe(asking.length)
  })

  it('puts what became of it beside every clause', () => {
    expect(markup.match(/落实为：|不由系统办理：/g)?.length).toBe(clausesOf(source).length)
    expect(markup).not.toContain('还没有落实为规则')
  })
})

describe('what became of a clause', () => {
  it('is said in the words of the rule, or with the reason that there is none', () => {
    const [here] = explained.filter(({ isElsewhere }) => !isElsewhere)
    const markup = here ? pages.policyPage(here, frame) : ''
    expect(['落实为：名额、推荐名额', '条件“年龄一般不超过55周岁”', '不由系统办理：主送机关，不规定办理事项。'].filter((words) => !markup.includes(words))).toEqual([])
  })

  it('comes with a warning where the measure is not the one that holds here', () => {
    const [here] = explained
    expect(here && [true, false].map((isElsewhere) => pages.policyPage({ ...here, isElsewhere }, frame).includes('这是其他地方的办法'))).toEqual([true, false])
  })
})

describe('the list of measures 办法一览', () => {
  it('says of each whether a round may be opened under it today', () => {
    const markup = pages.policiesPage(policies, frame)
    expect([...markup.matchAll(/<strong>(.*?)<\/strong>，(自.*?)<\/p>/g)].map(([, standing, validity]) => `${standing}：${validity}`)).toEqual([
      '现行有效：自2024年7月11日起至2024年12月31日止',
      '已经失效，依据它授予的称号不受影响：自2020年1月1日起至2023年12月31日止',
      '尚未施行：自2025年1月1日起，没有写明终止日',
    ])
  })

  it('speaks of no other place where there is none to show', () => {
    expect(pages.policiesPage({ ...policies, elsewhere: [] }, frame)).not.toContain('其他地方')
  })
})

describe('the home page 首页', () => {
  it('says calmly that nothing is going on', () => {
    const markup = pages.homePage({ rounds: [], notices: [], lists: [], without: [], terminated: [], policies: [] }, frame)
    expect(['现在没有正在公示的名单。', '还没有公布过名单。', '现在没有正在进行的选拔。'].filter((words) => !markup.includes(words))).toEqual([])
  })

  it('says of a measure that it is out of force, or not yet in force, where somebody reads its name first', () => {
    const told = (standing: 'not-yet' | 'in-force' | 'expired') => ['已经失效', '尚未施行'].filter((words) => pages.homePage({ ...home, policies: home.policies.map((each) => ({ ...each, standing })) }, frame).includes(words))
    expect([told('expired'), told('not-yet'), told('in-force')]).toEqual([['已经失效'], ['尚未施行'], []])
  })

  it('shows the last day and the working days left of a notice', () => {
    expect(pages.homePage(home, frame)).toContain('2024年9月9日24时<strong>（剩余4个工作日）</strong>')
  })
})

it('two characters of a name take the room of three, and the text stays whole', () => {
  const [first] = people(1)
  expect(pages.listPage(listOf(1), frame)).toContain(`<span class="two">${first?.name}</span>`)
})
