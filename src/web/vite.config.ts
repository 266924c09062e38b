/* oxlint-disable house/arrows -- this file is read by the build, in Node; no browser ever loads it */
import { readFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { defineConfig, type Plugin } from 'vite'

/**
 * React Aria carries its own words in thirty-odd languages. The pages are Chinese, English being
 * its fallback; the other languages would double what an applicant's phone has to load.
 */
function onlyChineseWords(): Plugin {
  return {
    name: 'only-chinese-words',
    enforce: 'pre',
    load(id) {
      const locale = /\/intl\/.*\/([a-z]{2}-[A-Z]{2})\.m?js$/.exec(id)?.[1]
      return locale === undefined || locale === 'zh-CN' || locale === 'en-US' ? null : 'export default {}'
    },
  }
}

const shrink = { gz: promisify(gzip), br: promisify(brotliCompress) }

/** Leaves `.gz` and `.br` beside each text file, so that the server never compresses while somebody waits. */
function precompressed(): Plugin {
  return {
    name: 'precompressed',
    apply: 'build',
    async writeBundle({ dir }) {
      if (dir === undefined) return
      const names = (await readdir(dir, { recursive: true })).filter((name) => /\.(js|css|html|svg)$/.test(name))
      await Promise.all(names.map((name) => compressBeside(join(dir, name))))
    },
  }
}

async function compressBeside(path: string): Promise<void> {
  const content = await readFile(path)
  const [gz, br] = await Promise.all([
    shrink.gz(content, { level: 9 }),
    shrink.br(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length } }),
  ])
  await Promise.all([writeFile(`${path}.gz`, gz), writeFile(`${path}.br`, br)])
}

export default defineConfig({
  root: import.meta.dirname,
  base: '/app/',
  publicDir: false,
  plugins: [onlyChineseWords(), precompressed()],
  oxc: { jsx: { runtime: 'automatic' } },
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    // 360, 奇安信 and the domestic desktop browsers run on Chromium of about this age.
    target: 'chrome100',
    cssTarget: 'chrome100',
    assetsInlineLimit: 2048,
    modulePreload: { polyfill: false },
    manifest: true,
    rollupOptions: {
      input: join(import.meta.dirname, 'index.html'),
      // A dozen small files each cost a journey on a slow line, so what belongs together comes in one: what every page begins with,
      // what many pages share, what the applicant's form shares among its screens. Lists are the workbench's own.
      output: {
        codeSplitting: {
          groups: [
            { name: 'first', tags: ['$initial'] },
            { name: 'parts', test: /src.web.(parts|words|measure|api).(?!Table|table|csv)/, minShareCount: 6 },
            { name: 'application', test: /src.web.pages.application/, minShareCount: 2 },
          ],
        },
      },
    },
  },
  server: { host: '127.0.0.1', proxy: { '/api': 'http://127.0.0.1:8080' } },
})
