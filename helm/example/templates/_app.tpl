{{/* What the application's containers have in common; yours has it already. */}}
{{- define "example.container" -}}
image: {{ .Values.image | quote }}
imagePullPolicy: IfNotPresent
env:
  - name: DATABASE_URL
    valueFrom:
      secretKeyRef: {name: app, key: database-url}
resources:
  requests: {cpu: 100m, memory: 128Mi, ephemeral-storage: 64Mi}
  limits: {cpu: "1", memory: 256Mi, ephemeral-storage: 256Mi}
securityContext:
  allowPrivilegeEscalation: false
  capabilities: {drop: [ALL]}
  readOnlyRootFilesystem: true
  runAsNonRoot: true
  runAsUser: 10001
  runAsGroup: 10001
volumeMounts:
  - {name: scratch, mountPath: /tmp}
{{- end }}

{{- define "example.volumes" -}}
- name: scratch
  emptyDir: {sizeLimit: 128Mi}
{{- end }}

{{- define "example.pod" -}}
automountServiceAccountToken: false
enableServiceLinks: false
securityContext:
  runAsNonRoot: true
  seccompProfile: {type: RuntimeDefault}
topologySpreadConstraints:
  - topologyKey: kubernetes.io/hostname
    maxSkew: 1
    whenUnsatisfiable: ScheduleAnyway
    labelSelector:
      matchLabels: {app: example}
{{- end }}
