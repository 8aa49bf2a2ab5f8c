import { Router, type Request } from 'express';
import multer, { MulterError } from 'multer';
import { audit } from '../../../db/audit/audit.ts';
import { addMaterial, readMaterial, withdrawMaterial } from '../../../db/registers/evaluation-materials.ts';
import { lockStationEvaluation } from '../../../db/registers/station-evaluations.ts';
import { maySubmitMaterials } from '../../../domain/access/evaluation-access.ts';
import { scoredIndicators } from '../../../domain/evaluations/indicator-scheme.ts';
import { badRequest, forbidden, notFound, PageError } from '../../errors.ts';
import { bodyText, pathText, personOf, toast } from '../../request.ts';
import type { Services } from '../../services.ts';
import { loadStationPage } from './load-evaluation.ts';
import { schemeOf, stationAddress } from './present-board.ts';

/** 20 MB: a scanned booklet. */
const LARGEST = 20 * 1024 * 1024;

/** Kinds of files that offices use; what a browser would run isn't among them. */
const MEDIA_TYPES: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  doc: 'application/msword',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xls: 'application/vnd.ms-excel',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ppt: 'application/vnd.ms-powerpoint',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  txt: 'text/plain',
  zip: 'application/zip',
};

/** 材料: files that a station hands in, by indicator. */
export function materialRoutes(services: Services): Router {
  const { database } = services;
  const router = Router();
  const upload = multer({ storage: multer.memoryStorage(), limits: { fileSize: LARGEST, files: 1, fields: 10 } }).single('file');

  router.post('/evaluations/:cycle/:station/materials', async (request, response, next) => {
    // Before a byte is read: who may not hand in doesn't fill the memory.
    await requireSubmitting(services, request);
    upload(request, response, (error: unknown) => next(explainUpload(error)));
  });
  router.post('/evaluations/:cycle/:station/materials', async (request, response) => {
    const { cycle, evaluation } = await requireSubmitting(services, request);
    const person = personOf(request);
    const { file } = request;
    if (file === undefined) throw badRequest('没有选文件', '请返回评估页，选一个文件再上传。');
    const fileName = Buffer.from(file.originalname, 'latin1')
      .toString('utf8')
      .replaceAll(/[\p{Cc}/\\]/gu, '_')
      .slice(-200);
    const mediaType = MEDIA_TYPES[fileName.split('.').at(-1)?.toLowerCase() ?? ''];
    if (mediaType === undefined) throw badRequest('这种文件不能上传', `可以上传 ${Object.keys(MEDIA_TYPES).join('、')} 文件。`);
    if (file.buffer.byteLength === 0) throw badRequest('文件是空的', '请检查文件内容后再上传。');
    const { content: scheme } = await schemeOf(services, cycle);
    const wanted = bodyText(request, 'indicator');
    const indicator = scoredIndicators(scheme).find(({ code }) => code === wanted);
    if (indicator === undefined) throw badRequest('没有选这份材料属于哪项指标');
    await database.transaction(async (transaction) => {
      const locked = await lockStationEvaluation(transaction, evaluation.id);
      if (locked === undefined || !maySubmitMaterials(person, locked.station, locked.status)) throw tooLate();
      const material = {
        evaluationId: evaluation.id,
        indicator: indicator.code,
        fileName,
        mediaType,
        content: file.buffer,
        by: person.id,
        at: services.now(),
      };
      const id = await addMaterial(transaction, material);
      await audit(transaction, {
        actor: person.id,
        action: 'evaluation.material-upload',
        subject: { kind: 'evaluation', id: evaluation.id },
        details: { material: id, indicator: indicator.code },
      });
    });
    await toast(request, 'done', `已上传“${fileName}”。`);
    response.redirect(303, `${stationAddress(cycle.id, evaluation.station)}#indicator-${indicator.code}`);
  });

  router.post('/evaluations/:cycle/:station/materials/:id/withdraw', async (request, response) => {
    const { cycle, evaluation } = await requireSubmitting(services, request);
    const id = materialId(request);
    await database.transaction(async (transaction) => {
      const withdrawn = await withdrawMaterial(transaction, evaluation.id, id, services.now());
      if (withdrawn) {
        await audit(transaction, {
          actor: personOf(request).id,
          action: 'evaluation.material-withdraw',
          subject: { kind: 'evaluation', id: evaluation.id },
          details: { material: id },
        });
      }
    });
    await toast(request, 'done', '已撤下这份材料。');
    response.redirect(303, stationAddress(cycle.id, evaluation.station));
  });

  router.get('/evaluations/:cycle/:station/materials/:id', async (request, response) => {
    const { evaluation } = await loadStationPage(services, request);
    const material = await readMaterial(database, materialId(request));
    if (material?.evaluationId !== evaluation.id) throw notFound('材料');
    await services.audit({
      actor: personOf(request).id,
      action: 'evaluation.material-read',
      subject: { kind: 'evaluation', id: evaluation.id },
      details: { material: material.id },
    });
    response.type(material.mediaType).attachment(material.fileName).send(material.content);
  });
  return router;
}

async function requireSubmitting(services: Services, request: Request) {
  const loaded = await loadStationPage(services, request);
  const { evaluation } = loaded;
  if (!maySubmitMaterials(personOf(request), evaluation.station, evaluation.status)) {
    const isOpen = evaluation.status === 'self-assessing' || evaluation.status === 'checking';
    throw isOpen ? forbidden('材料由本站的负责人和项目人员上传。') : tooLate();
  }
  return loaded;
}

function tooLate(): PageError {
  return new PageError({ status: 409, title: '评审已经开始，不能再改材料', remedy: '需要补充的，请联系督导团队，由他们退回后再上传。' });
}

function materialId(request: Request): string {
  const id = pathText(request, 'id');
  if (!/^[0-9a-f-]{36}$/.test(id)) throw notFound('材料');
  return id;
}

function explainUpload(error: unknown): unknown {
  if (!(error instanceof MulterError)) return error ?? undefined;
  if (error.code === 'LIMIT_FILE_SIZE') {
    return new PageError({ status: 413, title: '文件超过 20 MB，没有上传', remedy: '请压缩图片或分成几个文件再上传。' });
  }
  return badRequest('没有上传', '请一次选一个文件。');
}
