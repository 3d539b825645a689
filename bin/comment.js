#!/usr/bin/env node
// Shows a report on a pull request of GitHub or a merge request of GitLab: `node comment.js report.md`. It writes one
// comment and changes that one from then on. CI jobs run it; what it needs comes from the environment.
/* global fetch -- Node has it */
import { Buffer } from 'node:buffer';
import { readFile } from 'node:fs/promises';

/** Both services take a little more; the rest is in the log of the job. */
const MOST_CHARACTERS = 60_000;
const MOST_PAGES = 50;

/** @typedef {{ list: string, one: (id: number) => string, method: 'PATCH' | 'PUT', headers: Record<string, string>, isOwn: (comment: any) => boolean, form: string }} Service */

/**
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<Service | undefined>}
 */
async function serviceOf(env) {
  if (env.GITHUB_TOKEN && env.GITHUB_REPOSITORY && env.NUMBER) {
    const repository = `${env.GITHUB_API_URL ?? 'https://api.github.com'}/repos/${env.GITHUB_REPOSITORY}`;
    return {
      list: `${repository}/issues/${env.NUMBER}/comments`,
      one: (id) => `${repository}/issues/comments/${id}`,
      method: 'PATCH',
      headers: { authorization: `Bearer ${env.GITHUB_TOKEN}`, accept: 'application/vnd.github+json' },
      // A person may have quoted the comment.
      isOwn: ({ user }) => user?.type === 'Bot',
      form: 'pull request',
    };
  }
  if (env.COMMUNIQUE_TOKEN && env.CI_API_V4_URL && env.CI_PROJECT_ID && env.CI_MERGE_REQUEST_IID) {
    const notes = `${env.CI_API_V4_URL}/projects/${env.CI_PROJECT_ID}/merge_requests/${env.CI_MERGE_REQUEST_IID}/notes`;
    const headers = { 'private-token': env.COMMUNIQUE_TOKEN };
    const own = await (await ask(`${env.CI_API_V4_URL}/user`, 'GET', headers)).json();
    return {
      list: notes,
      one: (id) => `${notes}/${id}`,
      method: 'PUT',
      headers,
      isOwn: ({ author }) => author?.id === own.id,
      form: 'merge request',
    };
  }
  return undefined;
}

/** A refusal of the service. */
class Refused extends Error {
  /** @param {number} status */
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

/**
 * @param {string} url
 * @param {string} method
 * @param {Record<string, string>} headers
 * @param {object} [body]
 */
async function ask(url, method, headers, body) {
  const answer = await fetch(url, {
    method,
    headers: { ...headers, 'content-type': 'application/json', 'user-agent': 'communique' },
    ...(body && { body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Refused(answer.status, `${method} ${url}: ${answer.status} ${answer.statusText}`);
  return answer;
}

/**
 * The comment of an earlier run.
 *
 * @param {Service} service
 * @param {string} mark
 */
async function earlier({ list, headers, isOwn }, mark) {
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const some = await (await ask(`${list}?per_page=100&page=${page}`, 'GET', headers)).json();
    const found = some.find((comment) => isOwn(comment) && comment.body?.startsWith(mark));
    if (found !== undefined || some.length < 100) return found;
  }
  return undefined;
}

/** @param {string} text */
function shortened(text) {
  if (text.length <= MOST_CHARACTERS) return text;
  const end = text.lastIndexOf('\n', MOST_CHARACTERS);
  return `${text.slice(0, end)}\n\n… The rest of the report is too long for a comment.\n`;
}

const [file] = process.argv.slice(2);
if (file === undefined) {
  process.stderr.write('Name the file of the report: node comment.js report.md\n');
  process.exitCode = 2;
} else {
  const report = await readFile(file, 'utf8');
  // As hexadecimal digits a name cannot end the comment of HTML that it is in.
  const name = Buffer.from(process.env.COMMENT_NAME ?? '').toString('hex');
  const mark = `<!-- communique ${name} -->`;
  try {
    const service = await serviceOf(process.env);
    if (service === undefined) {
      process.stdout.write('There is nothing to comment on, or no token to comment with.\n');
    } else {
      const body = { body: `${mark}\n${shortened(report)}` };
      const before = await earlier(service, mark);
      await (before === undefined
        ? ask(service.list, 'POST', service.headers, body)
        : ask(service.one(before.id), service.method, service.headers, body));
      process.stdout.write(`The report is on the ${service.form}.\n`);
    }
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    // The token of a pull request from a fork may only read: the report is in the summary of the job.
    const isForbidden = error.status === 403;
    process.exitCode = isForbidden ? 0 : 1;
    const advice = isForbidden
      ? 'The token may not comment; the log has the report.'
      : 'The report is not shown.';
    process.stderr.write(`${advice} ${error.message}\n`);
  }
}
