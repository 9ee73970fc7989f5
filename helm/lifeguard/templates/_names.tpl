{{/* Names and labels. */}}
{{- define "lifeguard.name" -}}
{{- $own := contains .Chart.Name .Release.Name }}
{{- ternary .Release.Name (printf "%s-%s" .Release.Name .Chart.Name) $own | trunc 45 | trimSuffix "-" }}
{{- end }}

{{- define "lifeguard.selector" -}}
app.kubernetes.io/name: lifeguard
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{- define "lifeguard.labels" -}}
{{ include "lifeguard.selector" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ .Chart.Name }}-{{ .Chart.Version }}
{{- end }}

{{- define "lifeguard.image" -}}
{{- with .Values.image -}}
{{ .repository }}{{ if .digest }}@{{ .digest }}{{ else }}:{{ .tag | default $.Chart.AppVersion }}{{ end }}
{{- end }}
{{- end }}
