import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import staticFiles from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import type { Services } from './services.ts'

const pageHeaders = {
  'content-security-policy': "default-src 'self'; img-src 'self' blob: data:; style-src 'self' 'unsafe-inline'; object-src 'self'; frame-src 'self' blob:; frame-ancestors 'none'; base-uri 'none'; form-action 'self'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cache-control': 'no-cache',
} as const

/** The built pages of staff and applicants under /app/; every path there is one page that routes itself. */
export async function webRoutes(app: FastifyInstance, { webFolder }: Services): Promise<void> {
  const index = join(webFolder, 'index.html')
  if (existsSync(index)) {
    await app.register(staticFiles, {
      root: join(webFolder, 'assets'), prefix: '/app/assets/', preCompressed: true, immutable: true, maxAge: '365d',
    })
  }
  app.get('/app', { schema: { hide: true } }, (_request, reply) => reply.redirect('/app/'))
  app.get('/app/*', { schema: { hide: true } }, async (_request, reply) => {
    if (!existsSync(index)) return reply.code(503).type('text/plain; charset=utf-8').send('网页还没有生成。请系统管理员停止程序，用 bin/shouxi 重新启动；启动时会自动生成网页。')
    return reply.headers(pageHeaders).type('text/html; charset=utf-8').send(await readFile(index, 'utf8'))
  })
}
