{{/* Names and labels. */}}
{{- define "lifeguard.name" -}}
{{- $own := contains .Chart.Name .Release.Name }}
{{- ternary .Release.Name (printf "%s-%s" .Release.Name .Chart.Name) $own | trunc 63 | trimSuffix "-" }}
{{- end }}

{{/* A release name may be a number; an alias of this chart is another application. */}}
{{- define "lifeguard.selector" -}}
app.kubernetes.io/name: {{ .Chart.Name | quote }}
app.kubernetes.io/instance: {{ .Release.Name | quote }}
{{- end }}

{{- define "lifeguard.labels" -}}
{{ include "lifeguard.selector" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | replace "+" "_" | trunc 63 | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service | quote }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" | trunc 63 | trimSuffix "-" | quote }}
{{- end }}

{{- define "lifeguard.image" -}}
{{- with .Values.image -}}
{{ .repository }}{{ if .digest }}@{{ .digest }}{{ else }}:{{ .tag | default ($.Chart.AppVersion | replace "+" "_") }}{{ end }}
{{- end }}
{{- end }}
