# The gateway with its page, for docker and podman. How to run it: docs/deploy.md
ARG NODE=24

FROM node:${NODE}-slim AS build
WORKDIR /build
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY LICENSE index.html vite.config.ts vite.server.config.ts tsconfig.json ./
COPY public ./public
COPY scripts ./scripts
COPY server ./server
COPY src ./src
RUN npm run build && node scripts/pack.mjs /packed

FROM node:${NODE}-slim
WORKDIR /app
COPY --from=build /packed ./
# Written only by the demo: its dashboards and tasks.
RUN install -d -o 1000 -g 1000 /data
ENV NODE_ENV=production AERIE_LISTEN=0.0.0.0 XDG_DATA_HOME=/data
USER 1000:1000
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=5s --start-period=5s --retries=3 \
  CMD ["node", "dist/server/main.js", "--health"]
ENTRYPOINT ["node", "dist/server/main.js"]
