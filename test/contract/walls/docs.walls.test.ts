import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { home, projectFiles, readProjectFile } from '../../support/repository.ts'

/** Links and pictures of a Markdown text that point into the project. Code is not read: what looks like a link there is an example. */
function relativeLinks(text: string): string[] {
  const prose = text.replaceAll(/^(```|~~~)[\s\S]*?^\1/gm, '').replaceAll(/`[^`\n]*`/g, '')
  const targets = [...prose.matchAll(/\]\(\s*<?([^)>\s]+)>?[^)]*\)|^\[[^\]]+\]:\s*(\S+)|(?:src|href)="([^"]+)"/gm)].map(([, a, b, c]) => a ?? b ?? c ?? '')
  return targets.filter((target) => !/^(?:[a-z]+:|#|\/\/)/i.test(target)).map((target) => decodeURI(target.split('#')[0] ?? ''))
}

const documents = projectFiles().filter((path) => /^README[^/]*\.md$|^docs\/.*\.md$/.test(path))

it('a link to nowhere would be found', () => {
  const text = 'See [a](docs/a.md#top), ![b](b.png "t"), <img src="c.png">\n[d]: ./d.md\n`[x](not-a-link)` [y](https://example.org) [z](#here)\n```\n[w](neither)\n```\n'
  expect(relativeLinks(text)).toEqual(['docs/a.md', 'b.png', 'c.png', './d.md'])
})

it('every link in the documents leads somewhere', () => {
  expect(documents.length).toBeGreaterThan(0)
  const broken = documents.flatMap((path) =>
    relativeLinks(readProjectFile(path)).filter((target) => !existsSync(join(home, dirname(path), target))).map((target) => `${path}: ${target}`))
  expect(broken).toEqual([])
})
