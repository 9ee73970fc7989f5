{{/*
What other charts include, with this chart as a dependency:

  initContainers: {{- include "lifeguard.container" .Subcharts.lifeguard | nindent 8 }}
  volumes:        {{- include "lifeguard.volumes" .Subcharts.lifeguard | nindent 8 }}

The sidecar goes after the init containers that change the schema: it watches what they leave, and never waits for them.
*/}}

{{/* The native sidecar as one item of initContainers: it starts before the application and ends after it. */}}
{{- define "lifeguard.container" -}}
{{- include "lifeguard.check" . -}}
- name: lifeguard
  restartPolicy: Always
  {{- with include "lifeguard.arguments" . }}
  {{- . | nindent 2 }}
  {{- end }}
  {{- include "lifeguard.container.body" . | nindent 2 }}
  {{- include "lifeguard.sidecar.probes" . | nindent 2 }}
{{- end }}

{{/* The container but for its name and probes, the same in every mode. */}}
{{- define "lifeguard.container.body" -}}
image: {{ include "lifeguard.image" . | quote }}
imagePullPolicy: {{ .Values.image.pullPolicy }}
env:
  {{- include "lifeguard.env" . | trim | nindent 2 }}
ports:
  - name: lifeguard
    containerPort: 9432
{{- with .Values.resources }}
resources:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .Values.securityContext }}
securityContext:
  {{- toYaml . | nindent 2 }}
{{- end }}
# A start that fails says why in "kubectl describe pod".
terminationMessagePolicy: FallbackToLogsOnError
volumeMounts:
  {{- include "lifeguard.mounts" . | trim | nindent 2 }}
{{- end }}

{{/* Below a process of its own, which starts it anew; otherwise it is the only one. */}}
{{- define "lifeguard.arguments" -}}
{{- if .Values.supervised }}
args: [supervise]
{{- end }}
{{- end }}

{{- define "lifeguard.mounts" -}}
- {name: lifeguard, mountPath: /tmp, subPath: tmp}
- {name: lifeguard, mountPath: /var/lib/lifeguard, subPath: history}
{{- if .Values.database.secretFile }}
- {name: lifeguard-database, mountPath: /etc/lifeguard/database, readOnly: true}
{{- end }}
{{- range $name, $target := .Values.targets }}
{{- if $target.secretFile }}
- {name: lifeguard-target-{{ $name }}, mountPath: /etc/lifeguard/target-{{ $name }}, readOnly: true}
{{- end }}
{{- end }}
{{- range .Values.mounts }}
- {name: lifeguard-{{ .name }}, mountPath: {{ .mountPath | quote }}, readOnly: true}
{{- end }}
{{- end }}

{{/* Items of the pod's volumes. */}}
{{- define "lifeguard.volumes" -}}
- name: lifeguard
  emptyDir: {sizeLimit: 64Mi}
{{- if .Values.database.secretFile }}
{{ include "lifeguard.volume.secret" (list "database" .Values.database.secretFile) }}
{{- end }}
{{- range $name, $target := .Values.targets }}
{{- if $target.secretFile }}
{{ include "lifeguard.volume.secret" (list (printf "target-%s" $name) $target.secretFile) }}
{{- end }}
{{- end }}
{{- range .Values.mounts }}
- name: lifeguard-{{ .name }}
  {{- pick . "secret" "configMap" | toYaml | nindent 2 }}
{{- end }}
{{- end }}

{{/* Optional: the sidecar says bad_database_url until the Secret is there. Not by subPath, which is never updated. */}}
{{- define "lifeguard.volume.secret" -}}
- name: lifeguard-{{ index . 0 }}
  secret:
    secretName: {{ (index . 1).name | quote }}
    optional: true
    items: [{key: {{ (index . 1).key | quote }}, path: {{ (index . 1).key | quote }}}]
{{- end }}
