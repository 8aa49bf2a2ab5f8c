import type { Request, Response } from 'express';
import type { FileAnswer } from '../../db/registers/file-answer.ts';
import { readingScope, type ReadingScope } from '../../domain/access/reading-scope.ts';
import { notFound } from '../errors.ts';
import { personOf } from '../request.ts';
import type { Services } from '../services.ts';
import { reasonGiven } from './reading-reason.ts';

/** What cases and clients the person reads, worked out from the policy. */
export async function scopeOf({ organisations }: Pick<Services, 'organisations'>, request: Request): Promise<ReadingScope> {
  return readingScope(personOf(request), await organisations());
}

/** A file that is opened under a name in the session's given reasons. */
export interface FileToOpen<File> {
  /** `case:GA-2026-000123` or `client:…`. */
  readonly subject: string;
  /** 个案, 服务对象: for the page that says it isn't there. */
  readonly what: string;
  readonly open: (reason: string | undefined) => Promise<FileAnswer<File>>;
}

/**
 * Opens a file of the registers, which decide and record it. Undefined: the person was sent to the page that asks for a
 * reason. What they may not read and what doesn't exist look the same, so that codes can't be tried out.
 */
export async function openFile<File>(
  request: Request,
  response: Response,
  { subject, what, open }: FileToOpen<File>,
): Promise<File | undefined> {
  const answer = await open(reasonGiven(request, subject));
  switch (answer.kind) {
    case 'granted':
      return answer.file;
    case 'reasonNeeded':
      askForReason(request, response, subject);
      return undefined;
    case 'refused':
    case 'unknown':
      throw notFound(what);
  }
}

export function askForReason(request: Request, response: Response, subject: string): void {
  const next = request.method === 'GET' ? request.originalUrl : '/';
  response.redirect(303, `/reading-reason?${new URLSearchParams({ subject, next }).toString()}`);
}
