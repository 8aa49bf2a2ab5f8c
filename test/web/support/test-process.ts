import { compileDeployment } from '../../../bpmn/index.ts';
import type { Database } from '../../../db/connection.ts';
import { createDefinitionsRepository } from '../../../db/read-model/definitions-repository.ts';
import { intakeForm, startForm } from './intake-form.ts';

/** 收集需求 → 审核, with a crisis that can be reported at any time. */
const xml = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="defs" targetNamespace="http://socialwork.example/test">
  <bpmn:process id="test-case" name="测试个案" isExecutable="true">
    <bpmn:startEvent id="Start"><bpmn:outgoing>F1</bpmn:outgoing></bpmn:startEvent>
    <bpmn:sequenceFlow id="F1" sourceRef="Start" targetRef="Task_intake"/>
    <bpmn:userTask id="Task_intake" name="收集需求">
      <bpmn:extensionElements><zeebe:userTask/><zeebe:formDefinition formId="intake"/><zeebe:assignmentDefinition candidateGroups="=[&quot;worker@dabaodang-room-01&quot;]"/></bpmn:extensionElements>
      <bpmn:incoming>F1</bpmn:incoming><bpmn:outgoing>F2</bpmn:outgoing>
    </bpmn:userTask>
    <bpmn:sequenceFlow id="F2" sourceRef="Task_intake" targetRef="Task_review"/>
    <bpmn:userTask id="Task_review" name="审核">
      <bpmn:extensionElements><zeebe:userTask/><zeebe:assignmentDefinition candidateGroups="=[&quot;lead@dabaodang&quot;]"/></bpmn:extensionElements>
      <bpmn:incoming>F2</bpmn:incoming><bpmn:outgoing>F3</bpmn:outgoing>
    </bpmn:userTask>
    <bpmn:sequenceFlow id="F3" sourceRef="Task_review" targetRef="End"/>
    <bpmn:endEvent id="End"><bpmn:incoming>F3</bpmn:incoming></bpmn:endEvent>
  </bpmn:process>
</bpmn:definitions>`;

/** Deploys the process of the web's tests; answers its hash. */
export async function deployTestProcess(database: Database): Promise<string> {
  const { processes, problems } = await compileDeployment([
    { name: 'test-case.bpmn', content: xml },
    { name: 'intake.form', content: JSON.stringify(intakeForm) },
    { name: 'start.form', content: JSON.stringify(startForm) },
  ]);
  const [process] = processes;
  if (process === undefined) throw new Error(JSON.stringify(problems));
  const manifest = {
    key: 'test-case',
    title: '测试个案',
    description: '从收集需求开始，为一位居民或一个家庭提供服务。',
    articles: ['第十五条', '第十七条'],
    mayStart: ['worker'],
    startForm: 'start',
    businessKey: { scheme: 'case-code', prefix: 'GA' },
    startVariables: { caseId: 'businessKey', room: 'organisation', station: 'town', master: 'master' },
    sampleData: [],
  };
  const { hash } = await createDefinitionsRepository(database).deploy({
    processId: process.definition.processId,
    name: process.definition.name,
    bpmnXml: process.xml,
    compiled: JSON.stringify(process.definition),
    resources: { forms: process.forms, decisions: {}, manifest },
    startEvents: [],
  });
  return hash;
}
